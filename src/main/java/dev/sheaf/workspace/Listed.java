package dev.sheaf.workspace;

import java.util.List;

/// A part of a list, and how much there is in all.
public record Listed<T>(List<T> list, int total) {}
