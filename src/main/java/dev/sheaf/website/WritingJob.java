package dev.sheaf.website;

/// What is to be written: a website, or a page, a post or an edit for the website.
///
/// @param recordId the id of the job on the wire
/// @param publish of an edit: whether it is shown at once or kept as a draft
public record WritingJob(String recordId, String websiteId, String prompt, boolean publish) {}
