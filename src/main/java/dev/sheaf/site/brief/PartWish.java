package dev.sheaf.site.brief;

/// A page or section that is wished for.
///
/// @param title in the prompt's words: "Menu", "Our history"
/// @param page whether it is to be a page of its own
public record PartWish(Part part, String title, boolean page) {}
