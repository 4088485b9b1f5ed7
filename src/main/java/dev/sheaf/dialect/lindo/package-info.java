/// Lindo's wire format: AI workflows that make websites, pages and blog posts, and their status.
@NullMarked
package dev.sheaf.dialect.lindo;

import org.jspecify.annotations.NullMarked;
