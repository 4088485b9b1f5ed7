@NullMarked
package dev.sheaf.site.write;

import org.jspecify.annotations.NullMarked;
