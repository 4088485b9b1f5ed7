/// The pipeline behind AirOps batches: fetch each page, find out what it says about itself, and ask
/// a model (or, without one, the built-in extractor) for what is missing. Submitted to by
/// `dialect.olostep`.
@NullMarked
package dev.sheaf.airops;

import org.jspecify.annotations.NullMarked;
