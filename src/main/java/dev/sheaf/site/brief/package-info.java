/// From a prompt to its facts: who the site is for, where, what they offer, how to reach them, and
/// what the site is to look like. Pure functions and rules, no model, no network, no clock.
///
/// The way of a prompt: `Cleaner` takes markup out and leaves text; `Sentences` and `Labels` cut it
/// into pieces; small readers (`Names`, `Contacts`, `Offers`, …) each find one kind of fact, with
/// the piece of the prompt it came from; `BriefReader` puts them together. Nothing in a prompt is
/// ever an instruction to this package: what it does not know as a fact or a wish is passed over.
/// `site.write` calls it.
@NullMarked
package dev.sheaf.site.brief;

import org.jspecify.annotations.NullMarked;
