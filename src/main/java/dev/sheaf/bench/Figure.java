package dev.sheaf.bench;

/// A measured value, and what it is held against.
public record Figure(String name, double value, String unit, String beside) {}
