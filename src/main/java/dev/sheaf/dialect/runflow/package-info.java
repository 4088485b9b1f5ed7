/// The Runflow wire format: batches of runs on targets, under `/v1/` and under `/runflow/v1/`.
/// Routes read and check, ask the features [dev.sheaf.run] and [dev.sheaf.webhook], and put what
/// they answer into Runflow's words; nothing is worked on here. Numbers in the comments are
/// sections of the wire contract. Wired by the root package.
@NullMarked
package dev.sheaf.dialect.runflow;

import org.jspecify.annotations.NullMarked;
