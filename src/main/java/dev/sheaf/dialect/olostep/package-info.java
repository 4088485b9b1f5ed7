/// Olostep's wire format: AirOps batches (sections 1, 2 and 4.1 of the contract). Called by
/// Olostep's clients under `/v1/batches-airops` and `/olostep/v1/batches-airops`.
@NullMarked
package dev.sheaf.dialect.olostep;

import org.jspecify.annotations.NullMarked;
