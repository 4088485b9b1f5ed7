package dev.sheaf.site.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the topic of a post or page out of its prompt.
final class TopicReader {

  private static final int TOPIC_MAX = 140;
  private static final int POINTS_MAX = 8;

  private static final String KIND =
      "(?:blog ?post|post|article|page|piece|guide|text|entry|essay|story|blog|beitrag|blogbeitrag|blogartikel|artikel|text|seite|ratgeber|landing page|landingpage)";

  /// What follows "a post about", up to where the wishes begin.
  private static final Pattern ABOUT =
      Pattern.compile(
          "(?iU)\\b"
              + KIND
              + "(?:\\s+(?:for|für)\\s+(?:our|the|my|unseren?|den|die)\\s+\\p{L}+)?\\s*(?:about|on|explaining|describing|covering|regarding|that explains|über|zum thema|rund um|zu|:)\\s+(?<topic>[^\\n]{2,400})");

  private static final Pattern HOW =
      Pattern.compile(
          "(?iU)\\b"
              + KIND
              + "\\s*(?:,|:|-|–)?\\s*(?:on |about |über )?(?<topic>(?:how|why|what|wie|warum|was|\\d{1,2} (?:tips|tipps|reasons|gründe|ways))\\b[^\\n]{2,400})");

  private static final Pattern NOUN_BEFORE =
      Pattern.compile(
          "(?iU)^(?:please |bitte )?(?:write|create|make|add|generate|draft|build|schreibe?|erstelle)\\s+(?:me |us |mir |uns )?(?:an?|the|eine?n?|our)?\\s*(?<topic>[^\\n.]{3,80}?)\\s+(?:blog ?post|post|article|page|beitrag|artikel|seite)\\b");

  private static final Pattern ORDER =
      Pattern.compile(
          "(?iU)^(?:please |bitte )?(?:write|create|make|add|generate|draft|build|schreibe?|erstelle)\\s+(?:me |us |mir |uns )?(?:about |über )?");

  private static final Pattern END =
      Pattern.compile(
          "(?iU)(?:[.!?](?:\\s|$)|[;\\n]|\\s+[–—-]\\s+|,?\\s+(?:for our (?:blog|website|site|readers|customers|visitors)|for the (?:blog|website)|in (?:about|around|roughly|under|\\d+ words)"
              + "|with (?:a |an |the |at least |about |prices|\\d)|include\\b|including\\b|covering\\b|cover\\b|mention|please|make (?:it|sure)|keep (?:it|the)|using\\b|use\\b|titled|entitled|called|and (?:include|mention|cover|explain|add)"
              + "|für unseren blog|mit (?:einer?|den|mindestens|\\d)|bitte|auf deutsch|in (?:english|german|deutsch)|of \\d+ words)\\b).*",
          Pattern.DOTALL);

  private static final Pattern TITLE =
      Pattern.compile(
          "(?iU)\\b(?:titled|entitled|title(?: is|:)?|headline(?: is|:)?|called|mit dem titel|titel(?: ist|:)?|überschrift:?|namens)\\s*"
              + Capitals.QUOTED);

  private static final Pattern POINTS =
      Pattern.compile(
          "(?iU)\\b(?:covering|cover|covers|include|including|mention(?:ing)?|explain(?:ing)?|talk about|sections? (?:on|about|for)|points?:|go over|address(?:ing)?|discuss(?:ing)?|erwähne|behandle|gehe ein auf|mit den punkten|inklusive|themen:)\\s+(?<items>[^.!?\\n]{4,400})");

  private static final Pattern NO_POINT =
      Pattern.compile(
          "(?iU).*\\b(?:headline|words?|image|images|photo|photos|call to action|cta|tone|link|seo|keywords?|checklist|faq|faqs|section|sections|title|subheadings?|headings?|prices?|conclusion|introduction)\\b.*");

  private final Brief brief;
  private final List<String> sentences;

  TopicReader(Brief brief) {
    this.brief = brief;
    this.sentences = Sentences.of(brief.text());
  }

  Topic read() {
    Fact<String> title = title();
    String text = text(title);
    return Forms.of(text, title, points());
  }

  private @Nullable Fact<String> title() {
    for (String sentence : sentences) {
      Matcher matcher = TITLE.matcher(sentence);
      if (matcher.find()) {
        String words = Capitals.firstGroup(matcher);
        return words == null ? null : new Fact<>(words, matcher.group());
      }
    }
    return null;
  }

  private String text(@Nullable Fact<String> title) {
    String about = find(ABOUT, HOW);
    if (!about.isEmpty() || title != null) {
      return about.isEmpty() && title != null ? title.value() : about;
    }
    String before = find(NOUN_BEFORE);
    return before.isEmpty() ? firstSentence() : before;
  }

  private String find(Pattern... patterns) {
    for (Pattern pattern : patterns) {
      for (String sentence : sentences) {
        Matcher matcher = pattern.matcher(sentence);
        String topic = matcher.find() ? tidy(matcher.group("topic")) : "";
        if (topic.length() > 2) {
          return topic;
        }
      }
    }
    return "";
  }

  private String firstSentence() {
    String first = sentences.isEmpty() ? brief.text() : sentences.getFirst();
    String rest = tidy(ORDER.matcher(first).replaceFirst(""));
    return rest.isEmpty() ? tidy(first) : rest;
  }

  private static String tidy(String topic) {
    String cut = END.matcher(Names.unquoted(topic.strip())).replaceFirst("");
    cut = Names.unquoted(cut).replaceAll("[\\s.,;:!?]+$", "").strip();
    if (cut.length() <= TOPIC_MAX) {
      return cut;
    }
    int space = cut.lastIndexOf(' ', TOPIC_MAX);
    return cut.substring(0, space > 0 ? space : TOPIC_MAX).replaceAll("[\\s.,;:]+$", "");
  }

  private List<Fact<String>> points() {
    List<Fact<String>> points = new ArrayList<>();
    for (Labelled label : Labels.of(brief.text())) {
      if (label.label() == Label.POINTS) {
        label.items().forEach(item -> add(item, label.from(), points));
      }
    }
    for (String sentence : sentences) {
      add(Labels.bullet(sentence), sentence, points);
      Matcher matcher = POINTS.matcher(sentence);
      if (matcher.find() && !matcher.group("items").startsWith("that ")) {
        Lists.split(matcher.group("items")).forEach(item -> add(item, matcher.group(), points));
      }
    }
    return List.copyOf(points);
  }

  private static void add(String item, String from, List<Fact<String>> points) {
    String point = Wording.capital(Wording.bare(item)).replaceAll("[.,;:!]+$", "");
    boolean isNew = points.stream().noneMatch(known -> known.value().equalsIgnoreCase(point));
    if (point.length() > 2
        && point.length() <= 120
        && isNew
        && points.size() < POINTS_MAX
        && !NO_POINT.matcher(point).matches()) {
      points.add(new Fact<>(point, from));
    }
  }
}
