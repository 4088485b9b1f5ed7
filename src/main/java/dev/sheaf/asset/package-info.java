/// Files that runs take and make: their bytes and their facts in the database, so that every node
/// sees them; upload sessions, signed URLs that expire, and the `runflow://assets/…` references
/// that stand for them in JSON. `run` and the Runflow dialect call it.
@NullMarked
package dev.sheaf.asset;

import org.jspecify.annotations.NullMarked;
