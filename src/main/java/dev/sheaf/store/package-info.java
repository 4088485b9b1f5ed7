/// The database: where it runs (embedded or by URL), its migrations, transactions, and bulk writing
/// with COPY. The SQL itself lives with each feature, in the class named after its noun.
@NullMarked
package dev.sheaf.store;

import org.jspecify.annotations.NullMarked;
