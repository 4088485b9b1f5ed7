/// The built-in targets that work on files and data: images, documents, tables, hashes,
/// transformations. Each is a function from an input and its files to what it makes, on a library
/// made for it, with bounds that are checked before anything large is decoded. Only `dev.sheaf.run`
/// calls it, and stores what is made.
@NullMarked
package dev.sheaf.run.builtin;

import org.jspecify.annotations.NullMarked;
