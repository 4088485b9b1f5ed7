package dev.sheaf.site.brief;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the wishes out of the sentences that are requests, and out of the labels for them.
final class WishReader {

  private static final int PARTS_MAX = 24;
  private static final int EXCLUDED_MAX = 12;
  private static final int TITLE_MAX = 60;
  private static final int PAGES_MAX = 10;

  /// Where a list of wished parts begins.
  private static final Pattern LIST =
      Pattern.compile(
          "(?iUm)(?:^(?=[^\\n:]{3,200}\\s(?:pages|sections|seiten|abschnitte)\\.?$)|\\b(?:(?:with|including|include[sd]?|has|have|having|needs?|wants?|add)(?: (?:the|these|following|separate)){0,2} pages?(?: for| called| named)?:?"
              + "|with|including|include[sd]?|featuring|add|needs?|plus|has|have|having|wants?"
              + "|mit(?: den seiten| seiten(?: für)?)?|inklusive|samt|füge|sowie|dazu|avec(?: les pages| des pages)?|con(?: las páginas| páginas)?|met|com|inclure)\\s+|pages? (?:for|about)\\s+"
              + "|\\b(?:pages|sections|seiten|abschnitte|páginas|secciones)\\s*[(–-]\\s*|: +)(?<items>[^.;\\n]{2,300})");

  private static final Pattern PAGES =
      Pattern.compile(
          "(?iU)\\bpages\\b|\\bpáginas\\b|\\bseiten\\b|\\b(?:\\d|two|three|four|five|six|seven|eight)[- ]pages?\\b");

  /// "home, case studies and contact pages": each of them is one.
  private static final Pattern ALL = Pattern.compile("(?iU)\\s(?:pages|sections|seiten)\\s*$");

  private static final Pattern ORDER =
      Pattern.compile("(?iU)^(?:please )?(?:include|including|add|with|have|create|make)\\s+");

  private static final Pattern PAGE_FOR =
      Pattern.compile("(?iU)(?<!landing |web|home|home )\\bpages? for:?\\s*$");

  private static final Pattern ABOUT =
      Pattern.compile(
          "(?iU)\\b(?:an?|one|eine|another)\\s+(?<kind>page|section|seite|abschnitt)\\s+(?:about|on|über|zu)\\s+(?<topic>[^.,;\\n]{3,60})");

  /// "an About section mentioning that …, a services section": each kind that we know.
  private static final Pattern EACH =
      Pattern.compile(
          "(?iU)\\b(?:an?|the) (?<title>(?!landing|home|start)[\\p{L}&'’-]{3,30}(?: [\\p{L}&'’-]{2,30})?) (?<kind>section|page)\\b");

  private static final Pattern TITLE_END =
      Pattern.compile(
          "(?iU)\\s+(?:with|including|and (?:include|mention|add)|mit|für unsere)\\s.*$");

  private static final Pattern NAMED =
      Pattern.compile("(?iU)" + Capitals.QUOTED + "\\s+(?<kind>page|section|seite|abschnitt)");

  private static final Pattern EXCLUDED =
      Pattern.compile(
          "(?iU)(?:^|(?<=[\\s,;(]))(?:no(?! (?:more|matter|later|less|doubt|one|need)\\b| "
              + Requests.SAID_WITH_NO
              + ")|without|(?:don['’]t|do not|never|please don['’]t)"
              + " (?:include|add|mention|use|show|put|list|want|need|write)(?: any)?|leave out|skip|avoid|exclude|ohne|keine?n?|sans|sin|zonder|senza|sem|geen)"
              + "\\s+(?<what>[^.;:,\\n(]{2,80}?)(?=[.;:,\\n()]|$|\\s(?:but|aber|please|as we|because|since we|and (?:no|an?|the)\\b|und keine?n?))");

  /// "not too corporate" is no wish for a corporate look.
  private static final Pattern NEGATED =
      Pattern.compile(
          "(?iU)\\b(?:not|nothing|never|nicht|nichts|keine?n?|pas|rien de|nada|no)(?: (?:too|very|so|zu|trop|muy|demasiado))? [\\p{L}-]+");

  private static final Pattern COUNT =
      Pattern.compile(
          "(?iU)\\b(?:(?<number>\\d{1,2})|(?<word>one|single|two|three|four|five|six|seven|eight|nine|ten|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn))"
              + "[- ]?(?:(?:\\p{Ll}+[- ])?(?:pages?|pager|seiten?|seiter|seitige?[nrs]?)\\b)|(?<landing>\\blanding ?page\\b)");

  private static final List<String> NUMBERS =
      List.of(
          "",
          "one single",
          "two zwei",
          "three drei",
          "four vier",
          "five fünf",
          "six sechs",
          "seven sieben",
          "eight acht",
          "nine neun",
          "ten zehn");

  private final String requests;
  private final String onlyLooks;
  private final List<Labelled> labels;
  private final List<Fact<String>> excluded = new ArrayList<>();
  private final Map<String, Fact<PartWish>> parts = new LinkedHashMap<>();

  private WishReader(List<String> sentences, List<Labelled> labels) {
    this.labels = labels;
    StringBuilder text = new StringBuilder();
    sentences.stream().filter(Requests::isRequest).forEach(s -> text.append(s).append('\n'));
    this.requests = withoutExcluded(text.toString());
    this.onlyLooks =
        sentences.stream()
            .map(s -> LookWishes.isOne(s) ? s : Requests.isRequest(s) ? LookWishes.atEnd(s) : "")
            .map(sentence -> sentence.replaceAll("(?i)white ?space|weißraum", ""))
            .map(sentence -> NEGATED.matcher(sentence).replaceAll(""))
            .collect(Collectors.joining("\n"));
  }

  static Wishes of(String text, List<String> sentences, List<Labelled> labels) {
    WishReader reader = new WishReader(sentences, labels);
    reader.readParts();
    return new Wishes(
        List.copyOf(reader.parts.values()),
        count(reader.requests),
        List.copyOf(reader.excluded),
        reader.tones(),
        reader.colours(text),
        Typeface.in(NEGATED.matcher(reader.requests).replaceAll("")).orElse(null));
  }

  /// Notes what is excluded and takes it out, so that it is not read as wished for.
  private String withoutExcluded(String text) {
    StringBuilder rest = new StringBuilder(text);
    Matcher matcher = EXCLUDED.matcher(text);
    while (matcher.find() && excluded.size() < EXCLUDED_MAX) {
      for (String what : matcher.group("what").split("(?U)\\s(?:and|or|und|oder|ni)\\s")) {
        excluded.add(new Fact<>(Wording.bare(what), matcher.group().strip()));
      }
      rest.replace(matcher.start(), matcher.end(), " ".repeat(matcher.end() - matcher.start()));
    }
    Labels.of(Label.AVOID, labels)
        .forEach(label ->
            label
                .items()
                .forEach(item -> excluded.add(new Fact<>(Wording.bare(item), label.from()))));
    return rest.toString();
  }

  private void readParts() {
    Labels.of(Label.PAGES, labels).forEach(label -> addAll(label.items(), label.from(), true));
    Labels.of(Label.SECTIONS, labels).forEach(label -> addAll(label.items(), label.from(), false));
    readOwn(ABOUT, "topic");
    readOwn(NAMED, null);
    Matcher list = LIST.matcher(requests);
    int at = 0;
    while (list.find(at)) {
      int line = requests.lastIndexOf('\n', list.start()) + 1;
      String before = requests.substring(line, list.start("items"));
      boolean pages = PAGES.matcher(before).find() || PAGE_FOR.matcher(before).find();
      addList(list.group("items"), pages);
      at = Math.max(list.start("items"), list.start() + 1);
    }
    readEach();
  }

  private void readEach() {
    Matcher each = EACH.matcher(requests);
    while (each.find()) {
      String title = each.group("title");
      boolean page = each.group("kind").equalsIgnoreCase("page");
      Part.named(title).ifPresent(part -> add(part, title(title), page, each.group()));
    }
  }

  private void readOwn(Pattern pattern, @Nullable String group) {
    Matcher matcher = pattern.matcher(requests);
    while (matcher.find()) {
      String title = group == null ? Capitals.firstGroup(matcher) : matcher.group(group);
      boolean page = matcher.group("kind").toLowerCase(Locale.ROOT).matches("page|seite|página");
      if (title != null) {
        title = TITLE_END.matcher(title).replaceFirst("");
        add(Wording.part(title).orElse(Part.OWN), Wording.bare(title), page, matcher.group());
      }
    }
  }

  /// "an about page, menu and contact": one page makes the others pages.
  private void addList(String items, boolean announced) {
    List<String> wishes =
        Lists.split(items).stream().map(wish -> ORDER.matcher(wish).replaceFirst("")).toList();
    boolean pages = announced || wishes.stream().anyMatch(w -> suffix(w, "page") != null);
    boolean all = ALL.matcher(items).find();
    boolean bare = wishes.stream().noneMatch(w -> suffix(w, "section") != null);
    for (String wish : wishes) {
      boolean page = suffix(wish, "page") != null || (pages && bare);
      Optional<Part> part = Wording.part(wish);
      boolean named =
          announced || all || suffix(wish, "page") != null || suffix(wish, "section") != null;
      if (part.isPresent() || (named && isTitle(wish))) {
        add(part.orElse(Part.OWN), title(wish), page, wish.strip());
      }
    }
  }

  private void addAll(List<String> items, String from, boolean page) {
    for (String item : items) {
      String title = item.replaceFirst("\\s*[(:–-].*", "");
      add(Wording.part(title).orElse(Part.OWN), title(title), page, from);
    }
  }

  private void add(Part part, String wanted, boolean page, String from) {
    String title = part == Part.FAQ && wanted.length() <= 4 ? "FAQ" : Names.unquoted(wanted);
    String key = part == Part.OWN ? title.toLowerCase(Locale.ROOT) : part.name();
    Fact<PartWish> known = parts.get(key);
    Fact<PartWish> wish = new Fact<>(new PartWish(part, Wording.capital(title), page), from);
    if (title.isBlank() || title.length() > TITLE_MAX || parts.size() >= PARTS_MAX) {
      return;
    }
    if (known == null || (page && !known.value().page())) {
      parts.put(key, wish);
    } else if (page && !known.value().title().equalsIgnoreCase(title)) {
      // "menu and events": two pages of one kind
      parts.putIfAbsent(key + " " + title.toLowerCase(Locale.ROOT), wish);
    }
  }

  private static String title(String wish) {
    return Wording.SUFFIX.matcher(Wording.bare(wish)).replaceFirst("").strip();
  }

  private static boolean isTitle(String wish) {
    String title = title(wish);
    return !title.isBlank()
        && title.split(" ").length <= 4
        && !title.matches(
            "(?iU).*\\b(?:one|two|three|more|landing|web|warm|style|tone|website|site|single|multiple|modern|colou?r|following)\\b.*");
  }

  private static @Nullable String suffix(String wish, String group) {
    Matcher matcher = Wording.SUFFIX.matcher(wish);
    return matcher.find() ? matcher.group(group) : null;
  }

  private static @Nullable Fact<Integer> count(String text) {
    Matcher matcher = COUNT.matcher(text);
    if (!matcher.find()) {
      return text.matches("(?isU).*\\bone-?pager\\b.*") ? new Fact<>(1, "one-pager") : null;
    }
    String number = matcher.group("number");
    String word = matcher.group("landing") == null ? matcher.group("word") : "one";
    int count = number == null ? number(word) : Integer.parseInt(number);
    return count < 1 ? null : new Fact<>(Math.min(count, PAGES_MAX), matcher.group());
  }

  private static int number(String word) {
    for (int at = 1; at < NUMBERS.size(); at++) {
      if (Arrays.asList(NUMBERS.get(at).split(" ")).contains(word.toLowerCase(Locale.ROOT))) {
        return at;
      }
    }
    return 0;
  }

  private List<Fact<Tone>> tones() {
    String wished = NEGATED.matcher(requests + labelled(Label.TONE)).replaceAll("");
    String looks = Colours.withoutShades(wished);
    return Arrays.stream(Tone.values())
        .map(tone -> new Fact<>(tone, first(tone.words(), looks)))
        .filter(fact -> !fact.from().isEmpty())
        .toList();
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group() : "";
  }

  private List<Fact<Colour>> colours(String text) {
    List<Fact<Colour>> labelled = Colours.of(labelled(Label.COLOURS), true);
    if (!labelled.isEmpty()) {
      return labelled;
    }
    List<Fact<Colour>> looks = Colours.ofLooks(onlyLooks);
    return looks.isEmpty() ? Colours.of(requests.isBlank() ? text : requests, false) : looks;
  }

  private String labelled(Label wanted) {
    StringBuilder values = new StringBuilder();
    Labels.of(wanted, labels).forEach(label -> values.append(' ').append(label.value()));
    return values.toString();
  }
}
