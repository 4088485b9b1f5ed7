/// `./sheaf demo`: a small sample site and a client that runs a batch over it through the public
/// API, so that a newcomer sees real work within a minute. Called by the command line only.
@NullMarked
package dev.sheaf.demo;

import org.jspecify.annotations.NullMarked;
