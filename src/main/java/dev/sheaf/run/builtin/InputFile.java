package dev.sheaf.run.builtin;

/// A file that came in.
///
/// @param type what the bytes are
public record InputFile(byte[] bytes, String name, String type) {}
