/// The one client through which everything that calls out goes: scraping, model providers,
/// webhooks, run targets. It refuses addresses inside the house, bounds every call in time and
/// bytes, and says in one code why a call failed. Nothing else in Sheaf may use the HTTP library.
@NullMarked
package dev.sheaf.egress;

import org.jspecify.annotations.NullMarked;
