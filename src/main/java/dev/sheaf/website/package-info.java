/// Websites as work and as things kept: the pipelines that plan and write them, and the store of
/// what is published. Submitted to by `dialect.lindo`; served by `hosting`.
@NullMarked
package dev.sheaf.website;

import org.jspecify.annotations.NullMarked;
