package dev.sheaf.site.brief;

/// A question that visitors ask, and what is said to it.
public record Answer(String question, String text) {}
