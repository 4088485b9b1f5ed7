/// Serves websites at `/sites/{website_id}/`, to anyone.
@NullMarked
package dev.sheaf.hosting;

import org.jspecify.annotations.NullMarked;
