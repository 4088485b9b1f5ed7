/// The commands of `./sheaf`, one class each. The root package wires them; they print results on
/// standard output and everything else on standard error.
@NullMarked
package dev.sheaf.cli;

import org.jspecify.annotations.NullMarked;
