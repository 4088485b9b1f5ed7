/// From one parsed page and its URL to its fields: author, dates, title, description, site name,
/// language, page type, main text and literal brand mentions. Pure functions, no clock, no network.
///
/// The way of a page: [Page] parses the bytes within limits; `Survey` walks the document once and
/// notes metadata, blocks of text and marked elements; small *sources* turn these notes into claims
/// ("JSON-LD says it was published on this day"); a *judge* per field weighs the claims that agree
/// and answers with a value, its source and a confidence. `airops` and the command line call it.
@NullMarked
package dev.sheaf.extract;

import org.jspecify.annotations.NullMarked;
