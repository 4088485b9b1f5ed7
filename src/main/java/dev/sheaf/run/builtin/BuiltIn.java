package dev.sheaf.run.builtin;

import tools.jackson.databind.node.ObjectNode;

/// One thing the program does itself.
public interface BuiltIn {

  /// Reads the input and gets its files. Failures are thrown: what is wrong with the input is a
  /// `CALLER` failure.
  Ready prepare(ObjectNode input, FileSource files) throws InterruptedException;

  /// Work that needs nothing from outside any more.
  @FunctionalInterface
  interface Ready {
    Made make();
  }
}
