/// Websites: what they say, how they look, how they are planned, written and hosted. The Lindo
/// dialect is the caller.
///
/// The lower half is [dev.sheaf.site.content], what a website is, and [dev.sheaf.site.render], how
/// it looks. Both are pure functions: no engine, no database, no model.
@NullMarked
package dev.sheaf.site;

import org.jspecify.annotations.NullMarked;
