package dev.sheaf.site.content;

import java.time.Instant;
import java.util.List;

/// A website that uses every block, with the care a real one would get: what tests and screenshots
/// show.
public final class SampleSite {

  private SampleSite() {}

  public static SiteContent of(Theme theme, String seed) {
    return new SiteContent(
        "Alder & Oak",
        "A small joinery in Bergen that makes furniture to be kept",
        "en",
        "calm, exact, warm",
        theme,
        new PaletteSeed(seed),
        List.of(
            new NavigationItem("Work", "/"),
            new NavigationItem("The workshop", "/workshop"),
            new NavigationItem("Journal", "/blog"),
            new NavigationItem("Nowhere", "/does-not-exist")),
        List.of(home(), workshop()),
        List.of(
            post("sharp-tools", "Why we sharpen every morning", 5),
            post("larch", "Larch, slowly grown", 12)));
  }

  /// Every block there is, in one page.
  public static PageContent home() {
    return new PageContent(
        PageContent.HOME,
        "Alder & Oak: furniture made in Bergen",
        "Tables, chairs and built-in joinery made to measure from Norwegian timber.",
        "Shows the work and leads to a conversation",
        List.of(
            hero(),
            features(),
            figures(),
            gallery(),
            steps(),
            testimonials(),
            pricing(),
            prose(),
            faq(),
            new PostList("From the journal", "Notes on wood, tools and patience.", 3),
            contact(),
            new CallToAction(
                "Tell us about the room",
                "A photo and two measurements are enough to begin.",
                List.of(new Action("Write to us", "mailto:hello@alderandoak.example")))));
  }

  private static PageContent workshop() {
    return new PageContent(
        "workshop",
        "The workshop",
        "Four joiners, one bandsaw from 1961 and a view of the fjord.",
        "Shows who does the work",
        List.of(
            new Hero(null, "Four joiners and a view", "Come by on a Friday.", List.of(), null),
            new Features(
                "Who does what",
                null,
                List.of(
                    new Features.Feature("Ingrid Alder", "Draws, and talks to the timber.", null),
                    new Features.Feature("Per Eik", "Everything with a curve.", Icon.PEN))),
            new Prose("In short", List.of(Passage.paragraph("Each piece is signed by its maker."))),
            names(),
            menu(),
            prose(),
            markup()));
  }

  /// Of which nothing is told but what they are called.
  private static Features names() {
    return new Features(
        "What else there is",
        null,
        List.of(
            new Features.Feature("Sharpening", null, null),
            new Features.Feature("A very long name for a very small thing", null, null)));
  }

  private static Pricing menu() {
    return new Pricing(
        "Small things",
        null,
        List.of(
            new Pricing.Plan("Spoon", "NOK 190", null, null, List.of(), null, false),
            new Pricing.Plan("Bowl", "from NOK 490", null, "Birch.", List.of(), null, false)));
  }

  /// What a client may write: everything that stays of it.
  private static Markup markup() {
    return new Markup(
        """
        <h1>Opening hours</h1><p onclick="x()">Of <b>the</b> <a href="/workshop">workshop</a>,
        <a href="https://example.com/a" title="There">elsewhere</a> and <code>code</code>.</p>
        <table><caption>Hours</caption><thead><tr><th scope="col">Day</th><th>From</th></tr></thead>
        <tbody><tr><td colspan="2">Friday, 10</td></tr></tbody></table>
        <ol start="3"><li>Three</li></ol><pre>one\n  two</pre><blockquote><p>Said.</p></blockquote>
        <details><summary>More</summary><p>Here.</p></details><hr><img src="https://example.com/a.jpg">
        <dl><dt>Term</dt><dd>What it is</dd></dl><script>alert(1)</script><style>p{}</style>
        """);
  }

  private static PostContent post(String slug, String title, int day) {
    return new PostContent(
        slug,
        title,
        "A short note on why the first half hour of the day belongs to the whetstone.",
        "Ingrid Alder",
        Instant.parse("2026-05-%02dT08:00:00Z".formatted(day)),
        "en",
        List.of("tools", "craft"),
        List.of(prose()));
  }

  private static Hero hero() {
    return new Hero(
        "Joinery since 1987",
        "Furniture made slowly, to be kept for long",
        "Four joiners in Bergen build tables, chairs and whole rooms from Norwegian timber, one piece"
            + " at a time.",
        List.of(
            new Action("See the workshop", "/workshop"), new Action("Ask for a price", "#contact")),
        Picture.drawn("A long oak table by a window over the fjord"));
  }

  private static Features features() {
    return new Features(
        "What we make",
        "Everything is drawn with you and built under one roof.",
        List.of(
            new Features.Feature("Tables", "Solid oak and larch, joined without metal.", Icon.HOME),
            new Features.Feature("Chairs", "A back that remembers you are sitting.", Icon.HEART),
            new Features.Feature("Built-in joinery", "Kitchens, libraries and stairs.", Icon.TOOL),
            new Features.Feature("Repair", "We mend what others would throw away.", Icon.LEAF),
            new Features.Feature("Timber", "Felled in winter, dried for three years.", Icon.SUN)));
  }

  private static Figures figures() {
    return new Figures(
        null,
        List.of(
            new Figures.Figure("1987", "the year we began"),
            new Figures.Figure("4", "joiners"),
            new Figures.Figure("3 years", "our timber dries")));
  }

  private static Gallery gallery() {
    return new Gallery(
        "Recent work",
        null,
        List.of(
            new Gallery.Plate(Picture.drawn("Dining table in smoked oak"), "Smoked oak, 2.8 m"),
            new Gallery.Plate(Picture.drawn("Library wall with a ladder"), "A library in Voss"),
            new Gallery.Plate(Picture.drawn("Three-legged stool in birch"), null),
            new Gallery.Plate(Picture.drawn("Staircase in larch"), "Larch stair, Flåm")));
  }

  private static Steps steps() {
    return new Steps(
        "How it goes",
        "From the first sketch to the last coat of oil.",
        List.of(
            new Steps.Step("Talk", "We come and measure, and listen to how you live."),
            new Steps.Step("Draw", "You get drawings and one fixed price."),
            new Steps.Step("Build", "Eight to twelve weeks. Visit whenever you like.")));
  }

  private static Testimonials testimonials() {
    return new Testimonials(
        "What people say",
        List.of(
            new Testimonials.Testimonial(
                "The table has seen two moves and three children and looks better than on its"
                    + " first day.",
                "Marte Lie",
                "Voss"),
            new Testimonials.Testimonial(
                "They talked us out of the expensive version.", "Jonas Berg", null)));
  }

  private static Pricing pricing() {
    return new Pricing(
        "What it costs",
        "Prices for the pieces we make most often.",
        List.of(
            new Pricing.Plan(
                "Stool",
                "NOK 4,900",
                null,
                "Birch or oak, oiled.",
                List.of("Ready in three weeks", "Spare leg included"),
                null,
                false),
            new Pricing.Plan(
                "Dining table",
                "from NOK 48,000",
                "a piece",
                "To measure, up to three metres.",
                List.of("Drawings", "Delivery in Vestland", "One re-oiling after a year"),
                new Action("Ask about a table", "/workshop"),
                true),
            new Pricing.Plan("Repair", "NOK 890", "an hour", null, List.of(), null, false)));
  }

  private static Prose prose() {
    return new Prose(
        "A word on timber",
        List.of(
            new Passage.Paragraph(
                new Text(
                    List.of(
                        Span.plain("Most of what we use grew within "),
                        Span.strong("sixty kilometres"),
                        Span.plain(" of the workshop. We buy it standing, "),
                        Span.emphasis("in winter"),
                        Span.plain(", and "),
                        Span.linked("write about it", "/blog/larch"),
                        Span.plain(" or point to "),
                        Span.linked("those who know more", "https://example.com/timber"),
                        Span.plain(".")))),
            new Passage.Heading("What drying does"),
            Passage.paragraph(
                "Wood that is dried in a hurry remembers it. Ours stands in the open for two summers"
                    + " and in the loft for one more, until it has stopped moving and starts to ring"
                    + " when you knock on it."),
            new Passage.Bullets(
                List.of(
                    Text.plain("Oak: three years for an inch"),
                    Text.plain("Larch: two, and it sings while it dries"))),
            new Passage.Numbered(
                List.of(Text.plain("Saw it in winter"), Text.plain("Stack it in the wind"))),
            new Passage.Quote(
                Text.plain("You do not make a table. You let the tree become one."),
                "Ingrid Alder")));
  }

  private static Faq faq() {
    return new Faq(
        "Questions we hear",
        null,
        List.of(
            new Faq.Question(
                "How long does a table take?",
                Text.plain("Eight to twelve weeks from the day you say yes to the drawing.")),
            new Faq.Question(
                "Do you deliver abroad?",
                new Text(
                    List.of(
                        Span.plain("Yes; "),
                        Span.linked("ask us", "/workshop"),
                        Span.plain("."))))));
  }

  private static Contact contact() {
    return new Contact(
        "Find us",
        "The door is open on Fridays.",
        "hello@alderandoak.example",
        "+47 55 00 00 00",
        List.of("Sandviksveien 1", "5036 Bergen"),
        List.of("Mon-Thu 8-16", "Fri 8-18"));
  }
}
