package dev.sheaf.site.brief;

import org.jspecify.annotations.Nullable;

/// Somebody the prompt names, with what they do in the prompt's words.
public record Person(String name, @Nullable String role) {}
