package dev.sheaf.site.brief;

/// "Mon–Fri" and "8am–6pm", each in the prompt's own writing; `times` says "closed" where it is.
public record OpeningHours(String days, String times) {}
