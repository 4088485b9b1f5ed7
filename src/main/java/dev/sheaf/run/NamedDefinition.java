package dev.sheaf.run;

/// A definition and how its target is addressed.
///
/// @param line where it begins in its file
record NamedDefinition(
    int line, TargetKind kind, String owner, String slug, Definition definition) {

  String path() {
    return owner + "/" + slug;
  }

  NamedDefinition with(Definition other) {
    return new NamedDefinition(line, kind, owner, slug, other);
  }
}
