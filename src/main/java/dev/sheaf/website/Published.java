package dev.sheaf.website;

/// A page or post that is on its website.
public record Published(String id, String slug, String path, String name) {}
