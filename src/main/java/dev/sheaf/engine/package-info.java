/// The durable job engine: it accepts jobs, cuts their items into shards, runs them through the
/// stages of a [dev.sheaf.engine.Pipeline], records every result exactly once, and survives the
/// death of any process at any moment. It knows stages, never what they do.
///
/// Read it in this order: [dev.sheaf.engine.Engine] (the face), `Submitter` (a job comes in),
/// `Node` (shards are claimed), `ShardRun` (items run in a window), `Flush` (outcomes become
/// results), `StageEnd` (stages and jobs end). `docs/architecture.md` has the picture,
/// `docs/pipelines.md` shows how to write a pipeline.
@NullMarked
package dev.sheaf.engine;

import org.jspecify.annotations.NullMarked;
