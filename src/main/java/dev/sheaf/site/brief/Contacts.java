package dev.sheaf.site.brief;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds telephone numbers, e-mail addresses, streets and links.
final class Contacts {

  private static final int EACH_MAX = 10;
  private static final int PHONE_DIGITS_MIN = 6;
  private static final int PHONE_DIGITS_MAX = 15;
  private static final int DATE_DIGITS_MAX = 8;

  static final Pattern EMAIL =
      Pattern.compile(
          "(?<![\\w.+@-])[\\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\\.){1,4}[A-Za-z]{2,24}(?![\\w@-])");

  static final Pattern LINK =
      Pattern.compile(
          "(?i)\\bhttps?://(?:[a-z0-9-]{1,63}\\.){1,5}[a-z]{2,24}(?::\\d{2,5})?(?:/[\\w./%?=&#~+@:-]{0,300})?(?<![.,:?])");

  private static final Pattern HANDLE =
      Pattern.compile(
          "(?i)\\b(instagram|insta|tiktok|twitter|youtube|facebook)\\b[^@\\n.]{0,16}(?<![\\w.+-])@([a-z0-9_](?:[a-z0-9_.]{0,28}[a-z0-9_])?)(?![\\w@.-]*@)");

  /// "linkedin.com/in/inescarvalho", as it is written where it is only read.
  private static final Pattern PROFILE =
      Pattern.compile(
          "(?i)(?<![\\w./@-])(?:www\\.)?(?:linkedin|instagram|facebook|github|youtube|tiktok|behance|dribbble|etsy|bandcamp|soundcloud|vimeo)"
              + "\\.(?:com|net)/[\\w./%@+-]{1,100}(?<![.,])");

  private static final Pattern PHONE =
      Pattern.compile(
          "(?<![\\w.,/€$£+-])(?:\\+\\d{1,3}[ ./-]?)?(?:\\(\\+?\\d{1,5}\\)[ ./-]?)?\\d(?:[\\d /-]|\\.(?! )){4,18}\\d(?![\\w€$£%]|[.,]\\d)");

  private static final Pattern PHONE_CUE =
      Pattern.compile(
          "(?i)(?:phone|tel|reservas?|reservations?|bookings?|appointments?|r[ée]servations?|prenotazioni|reservierung(?:en)?|telefon|call|ring|mobile?|mobil|ruf(?:en|t)?|whatsapp|text|fax|téléphone|teléfono"
              + "|telefono|telefone|telefoon|number|nummer|appel\\p{L}{0,4}|ll[aá]m\\p{L}{0,6}|móvil|portable|tl?fn?o?\\.?)\\b[^\\d+(\\n]{0,30}$");

  private static final Pattern DATE =
      Pattern.compile("\\d{4}[-./]\\d{1,2}[-./]\\d{1,2}|\\d{1,2}\\.\\d{1,2}\\.\\d{2,4}");

  private static final String MONTH =
      "(?:Jan(?:uary|uar)?|Feb(?:ruary|ruar)?|Mar(?:ch)?|März|Apr(?:il)?|May|Mai|June?|Juni|July?|Juli|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
          + "|Oktober|Nov(?:ember)?|Dec(?:ember)?|Dezember)";

  /// A day of the calendar: "14 June 2027", "May 3rd", "12. Juli 2026", "2026-05-01".
  private static final Pattern DAY =
      Pattern.compile(
          "(?<![\\p{L}\\d])(?:\\d{1,2}(?:st|nd|rd|th|\\.)?(?:\\s?[–-]\\s?\\d{1,2}\\.?)?(?: of)? "
              + MONTH
              + "(?:,? \\d{4})?|"
              + MONTH
              + " \\d{1,2}(?:st|nd|rd|th)?(?:[–-]\\d{1,2})?(?:,? \\d{4})?|20\\d{2}-\\d{2}-\\d{2})(?![\\p{L}\\d])");

  private static final String ZIP_TOWN =
      "(?:,? (?:[A-Z]{1,2}-)?\\d{4,5} \\p{Lu}[\\p{L}-]{1,40}(?: (?:am|an der|im) )?(?: ?\\p{Lu}[\\p{L}-]{1,40})?)?";

  private static final List<Pattern> STREETS =
      List.of(
          Pattern.compile(
              "(?:(?<!\\p{L})(?:Unit|Flat|Suite|Apartment|Apt\\.?|Floor|Studio|Shop) [\\dA-Z]{1,5},? )?(?<![\\d.])\\d{1,5}[A-Za-z]? (?:[NSEW]\\.? )?(?:[\\p{Lu}\\d][\\p{L}\\d'’.-]{0,40} ){1,4}?"
                  + "(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Way|Court|Ct|Square|Sq"
                  + "|Place|Pl|Terrace|Highway|Hwy|Parkway|Row|Close|Quay|Alley|Crescent|Mews|Hill|Walk)\\b\\.?"
                  + "(?:,? (?:Suite|Unit|Apt|Floor|#)\\.? ?\\w{1,6})?"
                  + "(?:, \\p{Lu}[\\p{L}'’-]{1,40}(?!\\d)(?: \\p{Lu}[\\p{L}'’-]{1,40}(?![\\p{L}\\d])){0,2}){0,2}(?:,? [A-Z]{2}(?!\\d))?(?:,? \\d{5}(?:-\\d{4})?\\b|,? [A-Z]{1,2}\\d{1,2}[A-Z]? \\d[A-Z]{2}\\b)?"),
          Pattern.compile(
              "(?<!\\p{L})(?:(?:Am|An der|Im|In der|Zum|Zur|Alte|Neue|Große|Kleine|Obere|Untere) )?\\p{Lu}[\\p{L}-]{0,40}"
                  + "(?:(?:straße|strasse|str\\.|weg|platz|gasse|allee|ring|damm|ufer|markt|steig|graben|berg|hof|straat|laan|plein|gracht|kade)"
                  + "|(?<=-)(?:Straße|Platz|Allee|Weg|Ring|Ufer)| (?:Straße|Platz|Allee|Weg|Ring|Ufer)) \\d{1,4} ?[a-z]?\\b"
                  + ZIP_TOWN),
          Pattern.compile(
              "(?<!\\d)\\d{1,4}(?: ?bis| ?ter)?,? (?:rue|avenue|boulevard|place|quai|chemin|allée|impasse|cours) (?:[\\p{L}'’-]{1,40} ?){1,6}?(?=[,.;]|$| \\d)"
                  + "(?:,? \\d{5} \\p{Lu}[\\p{L}-]{1,40})?"),
          Pattern.compile(
              "(?:Calle|C/|Avenida|Av\\.|Paseo|Plaza|Via|via (?=de|di|san|\\p{Lu})|Viale|Piazza|Corso|Rua|Travessa|Praça|Largo) ?(?:[\\p{L}'’.-]{1,40},? ){1,6}?\\d{1,4}\\b"
                  + "(?:,? \\d{4,5}(?:-\\d{3})? \\p{Lu}[\\p{L}-]{1,40})?"),
          // "10 The Parade, Leamington Spa CV32 4AA": the postcode tells that it is an address
          Pattern.compile(
              "(?<![\\d.])\\d{1,5}[A-Za-z]? (?:\\p{Lu}[\\p{L}'’.-]{0,40} ){0,4}\\p{Lu}[\\p{L}'’.-]{1,40}, \\p{Lu}[\\p{L}'’-]{1,40}(?: \\p{Lu}[\\p{L}'’-]{1,40}){0,2}"
                  + "(?:,? [A-Z]{1,2}\\d{1,2}[A-Z]? \\d[A-Z]{2}|, [A-Z]{2} \\d{5})\\b"),
          // "Unit 4, Green Lane Works, Sheffield S3 8SE"
          Pattern.compile(
              "(?<!\\p{L})(?:Unit|Flat|Suite|Studio|Floor) [\\dA-Z]{1,5},? (?:\\p{Lu}[\\p{L}'’-]{1,40} ){0,3}\\p{Lu}[\\p{L}'’-]{1,40}, \\p{Lu}[\\p{L}'’-]{1,40}"
                  + "(?: \\p{Lu}[\\p{L}'’-]{1,40})? [A-Z]{1,2}\\d{1,2}[A-Z]? \\d[A-Z]{2}\\b"),
          // "Rue du Port 7, 1204 Genève"
          Pattern.compile(
              "(?:Rue|Avenue|Boulevard|Place|Quai|Chemin|Allée|Impasse) (?:[\\p{L}'’-]{1,40} ){1,6}?\\d{1,4}[a-z]?, \\d{4,5} \\p{Lu}[\\p{L}-]{1,40}"),
          // "The Old Mill, Station Road, Otley LS21 3HX"
          Pattern.compile(
              "(?:\\p{Lu}[\\p{L}'’-]{1,40} ){0,3}\\p{Lu}[\\p{L}'’-]{1,40}, (?:\\p{Lu}[\\p{L}'’-]{1,40} ){1,3}(?:Street|Road|Lane|Avenue|Square|Hill|Row|Quay|Way),"
                  + " \\p{Lu}[\\p{L}'’-]{1,40}(?: \\p{Lu}[\\p{L}'’-]{1,40}){0,2},? [A-Z]{1,2}\\d{1,2}[A-Z]? \\d[A-Z]{2}\\b"),
          Pattern.compile(
              "(?<!\\p{L})(?:(?:Unter|Auf|Hinter|Vor|Bei|An|In) d(?:en|er|em) )?\\p{Lu}[\\p{L}.-]{1,40}(?: \\p{Lu}[\\p{L}.-]{1,40}){0,2} \\d{1,4} ?[a-z]?, \\d{4,5} \\p{Lu}[\\p{L}-]{1,40}"));

  /// Where an address that a label announces ends.
  private static final Pattern OTHER_WAY =
      Pattern.compile(
          "(?iU)[,;·|(–-]*\\s*(?:\\b(?:and |or |und |oder |et |ou |y |o )?(?:(?:tele)?phone|tél(?:éphone)?|tel|telefon|teléfono|call|ring|text|e-?mail|mail|courriel|correo|fax|mobile?|open|opening|geöffnet)\\b.*|"
              + "\\+\\d.*)",
          Pattern.DOTALL);

  private Contacts() {}

  static Contact of(String text, List<Labelled> labels) {
    return new Contact(
        phones(text),
        all(EMAIL, text),
        addresses(text, labels),
        Hours.of(text),
        all(DAY, text),
        links(text));
  }

  private static List<Fact<String>> links(String text) {
    List<Fact<String>> links = new ArrayList<>(all(LINK, text));
    PROFILE
        .matcher(text)
        .results()
        .limit(EACH_MAX)
        .map(profile -> new Fact<>("https://" + profile.group(), profile.group()))
        .forEach(links::add);
    HANDLE
        .matcher(text)
        .results()
        .limit(EACH_MAX)
        .map(handle -> new Fact<>(address(handle.group(1), handle.group(2)), handle.group()))
        .filter(link -> links.stream().noneMatch(known -> known.value().equals(link.value())))
        .forEach(links::add);
    return List.copyOf(links.subList(0, Math.min(EACH_MAX, links.size())));
  }

  /// Where somebody is found who is named as "Instagram: @name".
  private static String address(String network, String name) {
    return switch (network.toLowerCase(Locale.ROOT)) {
      case "tiktok" -> "https://www.tiktok.com/@" + name;
      case "twitter" -> "https://x.com/" + name;
      case "youtube" -> "https://www.youtube.com/@" + name;
      case "facebook" -> "https://www.facebook.com/" + name;
      default -> "https://www.instagram.com/" + name;
    };
  }

  private static List<Fact<String>> all(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group())
        .distinct()
        .limit(EACH_MAX)
        .map(Fact::of)
        .toList();
  }

  private static List<Fact<String>> phones(String text) {
    Map<String, Fact<String>> found = new LinkedHashMap<>();
    Matcher matcher = PHONE.matcher(text);
    while (matcher.find() && found.size() < EACH_MAX) {
      String number = matcher.group();
      String before = text.substring(Math.max(0, matcher.start() - 50), matcher.start());
      if (isPhone(number, PHONE_CUE.matcher(before).find())) {
        found.put(number, Fact.of(number));
      }
    }
    return List.copyOf(found.values());
  }

  private static boolean isPhone(String number, boolean announced) {
    long digits = number.chars().filter(Character::isDigit).count();
    if (digits < PHONE_DIGITS_MIN || digits > PHONE_DIGITS_MAX || isDate(number, digits)) {
      return false;
    }
    boolean looksLike =
        number.startsWith("+")
            || (number.startsWith("(") && digits >= 7)
            || (number.startsWith("0") && digits >= 7)
            || number.matches(
                "\\d{3}[-. ]\\d{3}[-. ]\\d{4}|\\d{3}-\\d{4}|[6-9]\\d{2} \\d{2} \\d{2} \\d{2}");
    return announced || looksLike;
  }

  /// "02.40.12.34.56" begins like a date, and has too many digits for one.
  private static boolean isDate(String number, long digits) {
    return digits <= DATE_DIGITS_MAX && DATE.matcher(number).find();
  }

  private static List<Fact<String>> addresses(String text, List<Labelled> labels) {
    List<Fact<String>> found = new ArrayList<>();
    Labels.of(Label.ADDRESS, labels)
        .map(label -> OTHER_WAY.matcher(label.value()).replaceFirst(""))
        .filter(value -> !value.isBlank() && value.length() <= 160 && !value.contains("@"))
        .map(Fact::of)
        .forEach(found::add);
    for (Pattern street : STREETS) {
      all(street, text).stream().filter(one -> isNew(one, found)).forEach(found::add);
    }
    return List.copyOf(found.subList(0, Math.min(EACH_MAX, found.size())));
  }

  private static boolean isNew(Fact<String> one, List<Fact<String>> found) {
    return found.stream()
        .noneMatch(
            known -> known.value().contains(one.value()) || one.value().contains(known.value()));
  }
}
