@NullMarked
package dev.sheaf.credit;

import org.jspecify.annotations.NullMarked;
