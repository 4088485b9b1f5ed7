/// Fetches pages from the web the way a polite and careful browser would: robots.txt, redirects by
/// hand, one clear failure per cause. It fetches once; when to try again and how fast to go is the
/// engine's affair.
@NullMarked
package dev.sheaf.scrape;

import org.jspecify.annotations.NullMarked;
