/// The one place that reads the clock or sleeps. Everything that needs the hour takes a [Time], so
/// every test owns it; a house test forbids `Instant.now()`, `System.nanoTime()` and `Thread.sleep`
/// elsewhere.
@NullMarked
package dev.sheaf.time;

import org.jspecify.annotations.NullMarked;
