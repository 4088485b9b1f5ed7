/// Who calls: organisations and their keys, and the door that every request comes through. The
/// dialects ask it for the [dev.sheaf.tenant.Caller]; it knows none of them.
@NullMarked
package dev.sheaf.tenant;

import org.jspecify.annotations.NullMarked;
