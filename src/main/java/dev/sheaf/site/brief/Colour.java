package dev.sheaf.site.brief;

/// A colour that the prompt names.
///
/// @param name in the prompt's words
/// @param hex `#rrggbb`, small letters
public record Colour(String name, String hex) {}
