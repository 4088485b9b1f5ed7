package dev.sheaf.website;

/// The website that a job is about.
public record SiteRef(String websiteId) {}
