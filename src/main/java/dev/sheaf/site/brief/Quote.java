package dev.sheaf.site.brief;

/// What somebody really said, as the prompt gives it.
public record Quote(String text, String by) {}
