package dev.sheaf.website;

/// What is to be written: a website, or a page or a post for the website.
///
/// @param recordId the id of the job on the wire
public record WritingJob(String recordId, String websiteId, String prompt) {}
