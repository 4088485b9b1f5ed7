/// The wire formats we speak, one package each. A dialect parses and checks requests, hands jobs to
/// the engine and translates what the engine knows into its vendor's words; it does no work itself.
@NullMarked
package dev.sheaf.dialect;

import org.jspecify.annotations.NullMarked;
