/// What a job is: ids, statuses, tallies and the roll-ups from them. Pure functions and values, no
/// framework and no database; the engine fills them and the dialects translate them.
@NullMarked
package dev.sheaf.job;

import org.jspecify.annotations.NullMarked;
