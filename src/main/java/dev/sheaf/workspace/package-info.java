/// An organisation as an agency: its settings, its customers and who is told of its events. Used by
/// `website`, which assigns websites to clients, and `dialect.lindo`.
@NullMarked
package dev.sheaf.workspace;

import org.jspecify.annotations.NullMarked;
