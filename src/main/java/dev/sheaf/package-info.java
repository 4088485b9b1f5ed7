/// Sheaf: a self-hosted server for AI work in bulk. This root package holds the entry point and the
/// wiring; everything else lives in the packages below it, one per feature.
@NullMarked
package dev.sheaf;

import org.jspecify.annotations.NullMarked;
