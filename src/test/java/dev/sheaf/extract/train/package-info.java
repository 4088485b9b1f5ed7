/// Trains the judges' forests from a corpus of pages with known fields, and measures them by
/// cross-validation over sites. `Train` is the one command.
@NullMarked
package dev.sheaf.extract.train;

import org.jspecify.annotations.NullMarked;
