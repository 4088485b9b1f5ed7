/// Targets, which are what a run calls, and the executors that call them: an HTTP endpoint, a
/// prompt to a model, something built in, or a flow that chains others. The pipeline of runs asks
/// [Targets] for a version and hands it to [Executors]; the Runflow dialect shows targets and
/// checks inputs with [InputCheck].
///
/// A version never changes once it is written, so a batch ends on the version it began with.
/// Outputs have the shape of the contract, 1.9; files in them are `runflow://assets/…` references,
/// which the dialect signs anew at each read.
@NullMarked
package dev.sheaf.run;

import org.jspecify.annotations.NullMarked;
