package dev.sheaf.site.brief;

import dev.sheaf.site.brief.Topic.Form;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells the form of a topic from how it is put: "how to …" is instructions, "… vs …" a comparison.
final class Forms {

  private static final Pattern COMPARISON =
      Pattern.compile(
          "(?iU)^(?:the )?(?:differences? between |comparing |comparison of |unterschiede? zwischen (?:dem |der |den )?)(?<core>.+?) (?:and|und|with) (?<other>.+)$"
              + "|^(?<a>.+?) (?:vs\\.?|versus|or|oder|compared to|im vergleich zu|gegen) (?<b>.+)$");

  private record Rule(Form form, Pattern pattern) {}

  private static final List<Rule> RULES =
      List.of(
          rule(
              Form.HOW_TO,
              "(?:how to|how you can|how do you|wie (?:man|du|sie|wir))\\s+(?<core>.+)"),
          rule(
              Form.HOW_TO,
              "(?:(?:a |the |our )?(?:\\p{L}+ ){0,2}guide to|anleitung (?:zum|zur|für))\\s+(?<core>\\p{L}+ing\\b.+)"),
          rule(
              Form.TIPS,
              "(?:\\d{1,2}\\s+)?(?:\\p{L}+ ){0,2}?(?:tips|tricks|ways|ideas|mistakes|steps|tipps|ideen|fehler)(?: for| to| on| about| with| when| zum| zur| für| bei(?:m)?| rund um)?(?: die| den| das)?\\s+(?<core>.+)"),
          rule(
              Form.REASONS,
              "(?:\\d{1,2}\\s+)?(?:good )?(?:reasons? (?:to|for|why)|gründe für|gute gründe für)\\s+(?<core>.+)"),
          rule(Form.REASONS, "(?:why|warum)\\s+(?<core>.+)"),
          rule(
              Form.BENEFITS,
              "(?:the |die )?(?:many |main |health |top )?(?:benefits?|advantages?|pros and cons|importance|value|vorteile?|nutzen|vorzüge|bedeutung) (?:of|for|von|für|einer?|eines|der|des)\\s+(?<core>.+)"),
          rule(
              Form.EXPLAINER,
              "(?:what (?:is|are|makes)|was (?:ist|sind|bedeutet)|introduction to|(?:an? |the |our )?(?:\\p{L}+ ){0,2}guide (?:to|for|on)|basics of|everything about|einführung in|grundlagen (?:der|des|von)|ratgeber)\\s+(?<core>.+)"),
          rule(
              Form.NEWS,
              "(?<core>(?:our|the|unsere?|die|das|der) (?:new|upcoming|grand|reopening|opening|neue[rn]?|kommende[rn]?|eröffnung)\\b.+)"));

  private Forms() {}

  private static Rule rule(Form form, String pattern) {
    return new Rule(form, Pattern.compile("(?iU)^" + pattern + "$"));
  }

  static Topic of(String text, @Nullable Fact<String> title, List<Fact<String>> points) {
    for (Rule rule : RULES) {
      Matcher matcher = rule.pattern().matcher(text);
      if (matcher.matches()) {
        return new Topic(text, rule.form(), matcher.group("core").strip(), null, title, points);
      }
    }
    Matcher compared = COMPARISON.matcher(text);
    if (compared.matches()) {
      boolean named = compared.group("core") != null;
      String core = compared.group(named ? "core" : "a").strip();
      String other = compared.group(named ? "other" : "b").strip();
      return new Topic(text, Form.COMPARISON, core, other, title, points);
    }
    return new Topic(text, Form.GENERAL, text, null, title, points);
  }
}
