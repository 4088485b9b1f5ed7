package dev.sheaf.site.brief;

import org.jspecify.annotations.Nullable;

/// Who the site is for. What the prompt does not say is null.
///
/// @param subject what they are, with its article, in the prompt's language: "a small coffee shop"
/// @param detail what the prompt adds to it: "that roasts its own beans"
/// @param place where they are, with its preposition: "in Portland"
/// @param since "since 1952", as the prompt says it
/// @param tagline given word for word
public record Identity(
    @Nullable Fact<String> name,
    @Nullable Fact<String> subject,
    Fact<Trade> trade,
    @Nullable Fact<String> detail,
    @Nullable Fact<String> place,
    @Nullable Fact<String> since,
    @Nullable Fact<String> tagline) {}
