/// What can go wrong, as values: a [Failure] has a stable code, a kind that decides whether it is
/// retried and which HTTP status it becomes, and a message for a person. Every package uses it; it
/// uses nothing.
@NullMarked
package dev.sheaf.failure;

import org.jspecify.annotations.NullMarked;
