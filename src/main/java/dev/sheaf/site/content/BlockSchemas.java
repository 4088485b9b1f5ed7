package dev.sheaf.site.content;

import static dev.sheaf.site.content.Schema.choice;
import static dev.sheaf.site.content.Schema.constant;
import static dev.sheaf.site.content.Schema.flag;
import static dev.sheaf.site.content.Schema.list;
import static dev.sheaf.site.content.Schema.number;
import static dev.sheaf.site.content.Schema.object;
import static dev.sheaf.site.content.Schema.property;
import static dev.sheaf.site.content.Schema.reference;
import static dev.sheaf.site.content.Schema.text;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// One schema for each type of block, in the words a writer needs.
final class BlockSchemas {

  private static final String HEADING = "heading of the section, 2 to 8 words";
  private static final String INTRO = "one sentence below the heading, or null";
  private static final String SENTENCES = "one or two sentences";

  private BlockSchemas() {}

  static Map<String, ObjectNode> byType() {
    Map<String, ObjectNode> all = new LinkedHashMap<>();
    all.put("hero", hero());
    all.put("features", features());
    all.put("steps", steps());
    all.put("gallery", gallery());
    all.put("figures", figures());
    all.put("testimonials", testimonials());
    all.put("pricing", pricing());
    all.put("faq", faq());
    all.put("contact", contact());
    all.put("prose", prose());
    all.put("call_to_action", callToAction());
    all.put("post_list", postList());
    return all;
  }

  private static ObjectNode hero() {
    return object(
        constant("type", "hero"),
        text("eyebrow", "a few words above the heading, or null").orNull(),
        text("heading", "the page's one main line, 3 to 10 words"),
        text("lead", "one or two sentences, or null").orNull(),
        list("actions", reference("action"), "0 to 2 buttons"),
        property("picture", reference("picture")).orNull());
  }

  private static ObjectNode features() {
    ObjectNode feature =
        object(
            text("title", "2 to 5 words"),
            text("text", SENTENCES),
            choice("icon", Icon.values()).orNull());
    return object(
        constant("type", "features"),
        text("heading", HEADING),
        text("intro", INTRO).orNull(),
        list("features", feature, "3 to 6 entries"));
  }

  private static ObjectNode steps() {
    ObjectNode step = object(text("title", "2 to 5 words"), text("text", SENTENCES));
    return object(
        constant("type", "steps"),
        text("heading", HEADING),
        text("intro", INTRO).orNull(),
        list("steps", step, "2 to 6 steps in their order"));
  }

  private static ObjectNode gallery() {
    ObjectNode plate =
        object(property("picture", reference("picture")), text("caption", "a few words").orNull());
    return object(
        constant("type", "gallery"),
        text("heading", HEADING),
        text("intro", INTRO).orNull(),
        list("plates", plate, "3 to 9 pictures"));
  }

  private static ObjectNode figures() {
    ObjectNode figure =
        object(
            text("value", "a known number, such as 1987 or 12"), text("label", "what it counts"));
    return object(
        constant("type", "figures"),
        text("heading", HEADING).orNull(),
        list("figures", figure, "2 to 4 figures that are known to be true"));
  }

  private static ObjectNode testimonials() {
    ObjectNode testimonial =
        object(
            text("quote", "the words, exactly as given"),
            text("name", "who said it"),
            text("role", "who that is, or null").orNull());
    return object(
        constant("type", "testimonials"),
        text("heading", HEADING),
        list("testimonials", testimonial, "only what was really said; never invent one"));
  }

  private static ObjectNode pricing() {
    ObjectNode plan =
        object(
            text("name", "what is sold"),
            text("price", "the price with its currency, as given"),
            text("period", "such as: a month, per night; or null").orNull(),
            text("text", "one sentence, or null").orNull(),
            list("includes", Schema.line("a few words"), "what it includes"),
            property("action", reference("action")).orNull(),
            flag("highlighted", "true for at most one plan"));
    return object(
        constant("type", "pricing"),
        text("heading", HEADING),
        text("intro", INTRO).orNull(),
        list("plans", plan, "only prices that are known; never invent one"));
  }

  private static ObjectNode faq() {
    ObjectNode question =
        object(text("question", "one question"), property("answer", reference("text")));
    return object(
        constant("type", "faq"),
        text("heading", HEADING),
        text("intro", INTRO).orNull(),
        list("questions", question, "3 to 8 questions"));
  }

  private static ObjectNode contact() {
    return object(
        constant("type", "contact"),
        text("heading", HEADING),
        text("intro", INTRO).orNull(),
        text("email", "the mail address if it is known, else null").orNull(),
        text("phone", "the phone number if it is known, else null").orNull(),
        list("address", Schema.line("one line"), "the postal address if it is known, else empty"),
        list("hours", Schema.line("one line"), "opening hours if they are known, else empty"));
  }

  private static ObjectNode prose() {
    return object(
        constant("type", "prose"),
        text("heading", "heading of the section, or null").orNull(),
        list("passages", reference("passage"), "the text in its order"));
  }

  private static ObjectNode callToAction() {
    return object(
        constant("type", "call_to_action"),
        text("heading", HEADING),
        text("text", INTRO).orNull(),
        list("actions", reference("action"), "1 or 2 buttons"));
  }

  private static ObjectNode postList() {
    return object(
        constant("type", "post_list"),
        text("heading", HEADING),
        text("intro", INTRO).orNull(),
        number("limit", "how many of the newest posts, 1 to " + PostList.LIMIT_MAX));
  }
}
