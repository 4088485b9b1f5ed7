/// Tests of the house itself: who may use whom, how files look, what is forbidden, each with its
/// reason.
@NullMarked
package dev.sheaf.house;

import org.jspecify.annotations.NullMarked;
