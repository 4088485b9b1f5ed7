@NullMarked
package dev.sheaf.site.brief;

import org.jspecify.annotations.NullMarked;
