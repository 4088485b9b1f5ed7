package dev.sheaf.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a page says about itself. Null means that no source had a value at all; a value that is not
/// [Found#sure()] is a guess to be treated as missing.
public record Extraction(
    @Nullable Found<List<String>> authors,
    @Nullable Found<PageDate> datePublished,
    @Nullable Found<PageDate> dateModified,
    @Nullable Found<String> title,
    @Nullable Found<String> description,
    @Nullable Found<String> siteName,
    @Nullable Found<String> language,
    @Nullable Found<PageType> pageType) {}
