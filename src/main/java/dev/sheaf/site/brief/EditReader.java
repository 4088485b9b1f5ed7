package dev.sheaf.site.brief;

import dev.sheaf.site.brief.Edit.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Cuts an edit prompt into clauses, one for each verb, and reads each of them.
final class EditReader {

  private static final int CLAUSES_MAX = 20;

  private static final String VERB =
      "(?:change|replace|update|set|rename|add|insert|include|remove|delete|drop|take out|make|use|switch|rewrite|call|put|translate|move|fix|improve|correct|shorten|write|create|give|show|hide"
          + "|ändere|ersetze|aktualisiere|setze|benenne|füge|ergänze|entferne|lösche|nimm|mache?|verwende|schreibe|nenne|übersetze|verschiebe|verbessere|kürze)";

  /// Where one clause ends and the next begins; never inside quotation marks.
  private static final Pattern CUT =
      Pattern.compile(
          "(?iU)(?:[,;]?\\s+(?:and|then|and then|also|und|dann|und dann|sowie)\\s+|[;,]\\s+)(?=(?:please |also |bitte )?"
              + VERB
              + "\\b)");

  private static final Pattern STARTS =
      Pattern.compile(
          "(?iU)^(?:please|bitte|can you|could you|i want you to|also|then|und|and|kannst du)?\\s*"
              + VERB
              + "\\b.*",
          Pattern.DOTALL);

  private static final Pattern PAGE =
      Pattern.compile(
          "(?iU)\\b(?:on|of|to|from|in|at|auf|von|aus|zu|der|die)\\s+(?:the|my|our|page|der|die|dem|seite)?\\s*(?:page |seite )?(?:"
              + Capitals.QUOTED
              + "(?: page| seite)|(?:der |die )?(?<compound>(?!web|internet)\\p{L}{3,20})seite\\b|(?<name>home ?page|startseite|front page|(?:[\\p{L}\\d'’&-]+ ){0,3}?[\\p{L}\\d'’&]+)(?:[ -](?:page|seite)\\b))|\\bthe (?<any>[\\p{L}'’&]+(?: [\\p{L}'’&]+)?) page\\b|\\bpage (?!(?:to|with|and|by|says?|an?|the|is|about|into)\\b)(?<bare>[\\p{L}\\d'’&-]+)|\\b(?:home ?page|startseite)\\b|\\bthe (?<kind>\\p{L}+) page['’]s");

  private static final Pattern TO =
      Pattern.compile(
          "(?iU)(?:\\bto(?: say| read)?|\\bwith|\\bas|\\binto|:|\\bzu|\\bin|\\bdurch|\\bauf|=)\\s*(?:"
              + Capitals.QUOTED
              + "|(?<plain>[^\"“„«‘'\\n]{2,200}))\\s*(?:hinzu|um|ein)?\\s*[.!]?$");

  private static final Pattern OLD_NEW =
      Pattern.compile(
          "(?iU)"
              + Capitals.QUOTED
              + "\\s*(?:\\([^)]*\\) )?(?:(?:on|auf|in) [^\"“„«‘']{2,40} )?(?:with|to|by|into|durch|in|zu|mit)\\s+"
              + Capitals.QUOTED);

  private static final Pattern REMOVE =
      Pattern.compile(
          "(?iU)\\b(?:remove|delete|drop|take out|entferne|lösche|nimm)\\s+(?<what>[^\\n]{2,160}?)(?:\\s+(?:heraus|weg|raus))?[.!]?$");
  private static final Pattern ADD =
      Pattern.compile(
          "(?iU)\\b(?:add|insert|include|put|füge|ergänze)\\s+(?<what>[^\\n]{2,1000}?)(?:\\s+hinzu|\\s+ein)?[.!]?$");

  private static final Pattern WITH =
      Pattern.compile("(?iU)\\s+(?:with|saying|that says|containing|mit):?\\s+|:\\s+");
  private static final Pattern SECTION_CALLED =
      Pattern.compile(
          "(?iU)^(?:an? |the |eine?n? |den )?(?:\\p{L}+ )?(?:section|abschnitt|bereich)\\s+(?:called |named |titled |about |on |namens |über |zu )?");
  private static final Pattern PRICE_OF =
      Pattern.compile(
          "(?iU)^.*\\b(?:price|preis|cost)\\s+(?:of|for|von|für)\\s+(?:the |den |die |das )?(.{2,60}?)\\s+(?:to|auf|zu)\\s+(?=\\S*\\d)");

  /// "a new product: rye loaf £4.90".
  private static final Pattern NEW =
      Pattern.compile(
          "(?iU)^(?:an? |the |one )?(?:new |another )?(?:product|service|dish|item|class|course|offer|price|drink|room|menu item)s?(?: to the (?:menu|list|prices))?:\\s*(?=\\S)");

  private static final Pattern RENAME = Pattern.compile("(?iU)\\b(?:rename|benenne|call|nenne)\\b");
  private static final Pattern LOOKS =
      Pattern.compile(
          "(?iU)\\b(?:colou?rs?|background|hintergrund|palette|theme|scheme|design|look|style|tone|mode|farben?|farbschema|stil|ton|accent|fonts?|typefaces?|typography|schrift(?:art)?|(?:sans[- ])?serif)\\b|\\b(?:make|mache?) (?:it|the (?:site|website)|sie|die (?:web)?(?:seite|site))\\b");

  private final List<String> clauses;

  EditReader(String prompt) {
    String cut = prompt.substring(0, Math.min(prompt.length(), Brief.PROMPT_MAX));
    // The "to" in it would be taken for that of "to the page".
    this.clauses = clauses(Cleaner.clean(cut).replaceAll("(?i)\\bcall to action\\b", "CTA"));
  }

  List<Edit> read() {
    List<Edit> edits = new ArrayList<>();
    String before = null;
    for (String clause : clauses.subList(0, Math.min(CLAUSES_MAX, clauses.size()))) {
      String page = page(clause);
      before = page == null ? before : page;
      edits.add(edit(clause, page, before));
    }
    return List.copyOf(edits);
  }

  private static final Pattern PLEA =
      Pattern.compile(
          "(?iU)(?:please )?(?:update|change) (?:it|this|that|the (?:site|website|page)|everything)(?: accordingly| everywhere)?[.!]?");

  /// A sentence without a verb of change belongs to the one before: it says more about it.
  private static List<String> clauses(String text) {
    List<String> found = new ArrayList<>();
    for (String sentence : Sentences.of(text)) {
      for (String clause : Quoting.split(CUT, sentence)) {
        if (PLEA.matcher(clause.strip()).matches() && !found.isEmpty()) {
          continue;
        }
        if (isPlaceOnly(found)) {
          found.add(found.removeLast() + ", " + clause.strip());
        } else if (found.isEmpty() || STARTS.matcher(clause).matches()) {
          found.add(clause.strip());
        } else {
          found.add(found.removeLast() + "\n" + clause.strip());
        }
      }
    }
    return found;
  }

  /// "On the about page, …": where, of what comes next.
  private static boolean isPlaceOnly(List<String> found) {
    return found.size() == 1
        && !STARTS.matcher(found.getFirst()).matches()
        && PAGE.matcher(found.getFirst()).replaceFirst("").replaceAll("\\W", "").isEmpty();
  }

  /// @param before the page that the prompt spoke of last: a headline, a button or a section that
  ///   is named without a page belongs to it
  private static Edit edit(String clause, @Nullable String page, @Nullable String before) {
    if (Rewording.isWanted(clause)) {
      return new Edit.Reword(clause);
    }
    Edit edit = removal(clause, before);
    edit = edit != null ? edit : replacement(clause, before);
    edit = edit != null ? edit : text(clause, page, before);
    edit = edit != null ? edit : look(clause, page);
    edit = edit != null ? edit : addition(clause, before);
    edit = edit != null ? edit : facts(clause, page);
    return edit != null ? edit : new Edit.Unclear(clause);
  }

  private static @Nullable String page(String clause) {
    Matcher matcher = PAGE.matcher(clause);
    if (!matcher.find()) {
      return null;
    }
    String named = Capitals.firstGroup(matcher);
    return named == null || named.equalsIgnoreCase("start") ? "home" : Wording.bare(named);
  }

  private static @Nullable Edit removal(String clause, @Nullable String page) {
    Matcher matcher = REMOVE.matcher(clause);
    if (!matcher.find()) {
      return null;
    }
    String what = PAGE.matcher(matcher.group("what")).replaceFirst("").strip();
    String title = title(what);
    Part part = Wording.part(title).orElse(Part.OWN);
    return title.isBlank() ? null : new Edit.RemovePart(page, part, title, clause);
  }

  private static @Nullable Edit replacement(String clause, @Nullable String page) {
    Matcher matcher = OLD_NEW.matcher(clause);
    if (!matcher.find() || RENAME.matcher(clause).find()) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    for (int at = 1; at <= matcher.groupCount(); at++) {
      if (matcher.group(at) != null) {
        texts.add(matcher.group(at).strip());
      }
    }
    return new Edit.Replace(page, texts.getFirst(), texts.getLast(), clause);
  }

  private static @Nullable Edit text(
      String clause, @Nullable String page, @Nullable String before) {
    Slot slot = Slots.in(clause, page != null);
    boolean adding = ADD.matcher(clause).find() && slot != Slot.TAGLINE;
    if (slot == null || adding) {
      return null;
    }
    String text = newText(clause);
    boolean unread = text == null && !Texts.quoted(clause).isEmpty();
    boolean ofSite = slot == Slot.SITE_NAME || slot == Slot.TAGLINE;
    return unread ? null : new Edit.SetText(ofSite ? page : before, slot, text, clause);
  }

  private static @Nullable String newText(String clause) {
    Matcher matcher = TO.matcher(clause);
    if (!matcher.find()) {
      return null;
    }
    String text = Capitals.firstGroup(matcher);
    boolean isPage =
        text != null
            && text.toLowerCase(Locale.ROOT).matches("(?U)(?:the |der )?[\\p{L} -]*(?:page|seite)");
    return text == null || isPage ? null : text.replaceAll("[.!]$", "");
  }

  private static @Nullable Edit look(String clause, @Nullable String page) {
    if (!LOOKS.matcher(clause).find()) {
      return null;
    }
    if (page != null) {
      return new Edit.PageLook(page, clause);
    }
    List<Fact<Colour>> colours = Colours.of(clause, true);
    List<Fact<Tone>> tones = new ArrayList<>();
    String looks = Colours.withoutShades(clause);
    for (Tone tone : Tone.values()) {
      Matcher matcher = tone.words().matcher(looks);
      if (matcher.find()) {
        tones.add(new Fact<>(tone, matcher.group()));
      }
    }
    Fact<Typeface> typeface = Typeface.in(clause).orElse(null);
    boolean isNone = colours.isEmpty() && tones.isEmpty() && typeface == null;
    return isNone ? null : new Edit.Look(colours, tones, typeface, clause);
  }

  /// "add a FAQ section to the home page with …": the part is named before "with".
  private static @Nullable Edit addition(String clause, @Nullable String page) {
    Matcher matcher = ADD.matcher(clause.replace('\n', ' '));
    if (!matcher.find()) {
      return null;
    }
    String what = PAGE.matcher(matcher.group("what")).replaceFirst("").strip();
    String[] parts = WITH.split(what, 2);
    String named = parts[0].replaceAll("(?iU)-(?=abschnitt|bereich|section)", " ");
    Matcher suffix = Wording.SUFFIX.matcher(Wording.bare(named));
    String title = title(named);
    Part part = Wording.part(title).orElse(Part.OWN);
    boolean isSection =
        SECTION_CALLED.matcher(named).find() || (suffix.find() && suffix.group("section") != null);
    boolean known = part != Part.OWN && part != Part.HOURS;
    return isSection || (known && !hasFacts(Brief.of(clause)))
        ? new Edit.AddPart(
            page, part, Wording.capital(title), parts.length > 1 ? parts[1].strip() : "", clause)
        : null;
  }

  /// "the testimonials section", "den FAQ-Abschnitt", "a section called Parking".
  private static String title(String what) {
    String bare = Wording.bare(SECTION_CALLED.matcher(what).replaceFirst(""));
    String alone = Wording.SUFFIX.matcher(bare).replaceFirst("");
    return Names.unquoted(alone.replaceAll("(?iU)-?(?:abschnitt|bereich)$", "").strip());
  }

  private static @Nullable Edit facts(String clause, @Nullable String page) {
    Matcher matcher = ADD.matcher(clause.replace('\n', ' '));
    boolean adding = matcher.find();
    String what = adding ? matcher.group("what") : PRICE_OF.matcher(clause).replaceFirst("$1 ");
    String facts = NEW.matcher(PAGE.matcher(what).replaceFirst("").strip()).replaceFirst("");
    Brief brief = Brief.of(facts);
    return hasFacts(brief) ? new Edit.SetFacts(page, brief, !adding, clause) : null;
  }

  private static boolean hasFacts(Brief brief) {
    return !brief.contact().isEmpty()
        || !brief.contact().hours().isEmpty()
        || !brief.offering().offers().isEmpty();
  }
}
