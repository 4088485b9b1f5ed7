/// Keys and what they protect: named secrets, encrypted at rest, for the headers that targets send;
/// and signatures for URLs that this installation hands out. `asset`, `run` and the command line
/// call it.
@NullMarked
package dev.sheaf.secret;

import org.jspecify.annotations.NullMarked;
