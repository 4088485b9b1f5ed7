/// Turns prompts into plans, pages, posts and changes: with a model, or with the built-in author.
@NullMarked
package dev.sheaf.site.write;

import org.jspecify.annotations.NullMarked;
