package dev.sheaf.site.brief;

import org.jspecify.annotations.Nullable;

/// Something on offer, with its price and more about it where the prompt says so.
public record Offer(String name, @Nullable String price, @Nullable String detail) {}
