/// How a website looks: [SiteFiles] turns content into the files of a complete website,
/// [SiteExport] writes them into a folder. Hosting serves the same files, with
/// [SiteFiles#SECURITY_POLICY] as their Content-Security-Policy. Everything here is a pure function
/// of content and base URL.
///
/// Pages are Thymeleaf templates in `resources/site/templates`, where all text is escaped; the one
/// exception is JSON-LD, which [JsonLd] makes safe itself. Each theme is one stylesheet in
/// `resources/site/themes`, below the shared `base.css`, with colours from [Palette].
@NullMarked
package dev.sheaf.site.render;

import org.jspecify.annotations.NullMarked;
