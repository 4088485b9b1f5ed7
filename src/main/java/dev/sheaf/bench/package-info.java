/// `./sheaf bench`: what this machine makes of the engine, measured beside raw PostgreSQL in the
/// same run, so that the ratios mean something on any machine. Called by the command line only.
@NullMarked
package dev.sheaf.bench;

import org.jspecify.annotations.NullMarked;
