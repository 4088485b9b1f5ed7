/// Lists as Runflow's clients ask for them (contract 2.0): both filter grammars, sorting,
/// projection and opaque cursors that lead both ways. The routes read a [ListQuery] from the
/// request's parameters against the [Columns] that a list declares, and hand it the SQL of the list
/// without an order or a limit.
@NullMarked
package dev.sheaf.dialect.runflow.list;

import org.jspecify.annotations.NullMarked;
