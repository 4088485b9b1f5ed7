/// What a website says, as records: pages and posts made of typed blocks of plain text. There is no
/// markup anywhere, so nothing a model or a caller writes can become a tag; links and images pass
/// [Links] before they are stored. Whoever writes a website makes these records, or hands a model
/// the schemas of [ContentSchemas] and reads its answer with [ContentJson]; `site.render` turns
/// them into files.
@NullMarked
package dev.sheaf.site.content;

import org.jspecify.annotations.NullMarked;
