package dev.sheaf.website;

/// A website whose pages are being written.
public record Planned(String websiteId, int pages) {}
