package dev.sheaf.site.brief;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Picks the sentences that may stand on the site as they are: neither wishes nor labels, and not
/// merely the wrapping of facts that are shown in another way.
final class Statements {

  private static final int FOUND_MAX = 40;
  private static final int LENGTH_MIN = 8;
  private static final int LENGTH_MAX = 600;
  private static final int REST_MIN = 6;

  /// Of a sentence in which nothing is shown elsewhere: "We chat on the phone."
  private static final int ALONE_MIN = 4;

  /// What leads to a number or an address, and says nothing without it.
  private static final Pattern CUES =
      Pattern.compile(
          "(?iU)\\b(?:(?:tele)?phone|mobile|whatsapp|fax|text|e-?mail|mail|write|message|call|ring|open|tel|telefon|contact|kontakt|hours|address|adresse|find|reach|visit|come|stop|drop|shop|office|studio|store|us|we|re|are|is|our|your|at|on|or|and|in|und|oder|unter"
              + "|wir|sind|the|by|to|from|geöffnet|you|can|will|book|bookings?|enquiries|inquiries|sprechzeiten|bürozeiten|via|uns|sie|reservations?|reservas?|prices?|services|offer|bieten|opening|launching|called|named|a|an|new|of|de|del|la|le|el|les|los|tél|téléphone|telephone|teléfono|telefono|abierto|ouvert|aperto|y|et|e|o|ou|du|au|aux|das|der|die|dem|den|zum|zur|eine?|based|located|follow|instagram|facebook|nur|bis|everyone|everybody|team|est|es|sur"
              + "|abrimos|abre|horario|horaires?|ouverte?|ouvrons|fermée?|cerrado|öffnen|öffnungszeiten|offen|finden|rufen|ruft|kommen|kommt|besuchen|besucht|schreiben|erreichen|an|im|mir|mich|per"
              + "|trouvez|retrouvez|nous|appelez|passez|venez|écrivez|contactez|joindre|sommes|situés?|courriel|adresse|à|par|en"
              + "|estamos|encuéntranos|encuéntrenos|llámanos|llámenos|llama|visítanos|visítenos|escríbenos|escríbanos|ven|dirección|correo|móvil|al|por|para|a)\\b");

  /// "Our workshop is at …": what an address is that of.
  private static final Pattern WHOSE =
      Pattern.compile(
          "(?iU)^(?:our|the|my|unsere?|die|der|das|notre|le|la|nuestr[oa]|el) [\\p{L}-]+(?= (?:is|are|ist|liegt|est|está|se)\\b|[,:])");

  /// "ABN 12 345 678 901": a number with the short name of what it is.
  private static final Pattern NUMBER = Pattern.compile("\\p{Lu}{2,5}:? ?\\d[\\d -]{5,}\\d");

  private static final Pattern NAMING =
      Pattern.compile(
          "(?iU)^(?:es|sie|er|it|the name|der name) (?:heißt|is called|is named|is|ist) [\"“„'].*");

  private static final Pattern MENTION =
      Pattern.compile(
          "(?iU)(?:please )?(?:also |and )?(?:mention|say|state|note|add|point out|highlight|make (?:it )?clear|let (?:people|visitors|customers|everyone) know) that (?<what>(?:we|our|they|it|she|he|there|the|all)\\b.{8,})");

  private final Set<String> labelled;
  private final List<String> shownElsewhere;
  private final List<String> excluded;

  private final List<String> quoted;

  Statements(
      Identity who, List<Labelled> labels, Contact contact, Offering offering, Wishes wishes) {
    this.quoted = offering.quotes().stream().map(Fact::from).toList();
    this.labelled = labels.stream().map(Labelled::from).collect(Collectors.toSet());
    this.shownElsewhere =
        Stream.of(
                Stream.of(who.name(), who.subject(), who.place(), who.since())
                    .filter(Objects::nonNull)
                    .flatMap(fact ->
                        Stream.of(
                            fact.from(),
                            fact.value(),
                            fact.value().replaceFirst("^\\p{Ll}+ ", ""))),
                contact.hours().stream().map(Fact::from),
                contact.phones().stream().map(Fact::from),
                contact.emails().stream().map(Fact::from),
                contact.addresses().stream().map(Fact::from),
                contact.links().stream().map(Fact::from),
                offering.quotes().stream().map(Fact::from),
                offering.people().stream().map(Fact::from),
                offering.offers().stream().map(Fact::from))
            .flatMap(pieces -> pieces)
            .filter(piece -> !piece.isEmpty())
            .toList();
    this.excluded =
        wishes.excluded().stream().map(fact -> fact.value().toLowerCase(Locale.ROOT)).toList();
  }

  List<Fact<String>> of(List<String> sentences) {
    return sentences.stream()
        .filter(sentence -> !isListed(sentence))
        .map(Statements::unbulleted)
        .filter(this::isShown)
        .distinct()
        .limit(FOUND_MAX)
        .map(sentence -> new Fact<>(ended(said(sentence)), sentence))
        .toList();
  }

  private boolean isShown(String sentence) {
    return sentence.length() >= LENGTH_MIN
        && sentence.length() <= LENGTH_MAX
        && sentence.indexOf(' ') > 0
        && Requests.isStatement(said(sentence))
        && !isLabelled(sentence)
        && !isExcluded(sentence)
        && quoted.stream().noneMatch(sentence::contains)
        && !NAMING.matcher(sentence).matches()
        && hasMore(sentence);
  }

  /// An item of a list that its label has taken.
  private boolean isListed(String sentence) {
    return !Labels.bullet(sentence).isEmpty()
        && labelled.stream().anyMatch(from -> from.contains(sentence));
  }

  /// "Mention that we deliver within Leeds" has something to be said.
  private static String said(String sentence) {
    Matcher mention = MENTION.matcher(sentence);
    return Requests.typed(mention.matches() ? Wording.capital(mention.group("what")) : sentence);
  }

  private static String unbulleted(String sentence) {
    String bullet = Labels.bullet(sentence);
    return bullet.isEmpty() ? sentence : bullet;
  }

  private boolean isLabelled(String sentence) {
    return sentence.endsWith(":")
        || labelled.stream().anyMatch(from -> from.startsWith(sentence) || sentence.contains(from));
  }

  private boolean isExcluded(String sentence) {
    String small = sentence.toLowerCase(Locale.ROOT);
    return excluded.stream().anyMatch(small::contains);
  }

  /// Whether the sentence says more than what is shown elsewhere anyway.
  private boolean hasMore(String sentence) {
    String rest = uncovered(sentence);
    boolean isAlone = rest.equals(sentence);
    if (!isAlone) {
      rest = WHOSE.matcher(rest).replaceFirst("");
    }
    rest = CUES.matcher(rest).replaceAll("");
    return rest.chars().filter(Character::isLetter).count() >= (isAlone ? ALONE_MIN : REST_MIN)
        || NUMBER.matcher(rest).find();
  }

  /// The sentence without what is shown elsewhere; its pieces may overlap.
  private String uncovered(String sentence) {
    BitSet covered = new BitSet();
    for (String piece : shownElsewhere) {
      for (int at = sentence.indexOf(piece); at >= 0; at = sentence.indexOf(piece, at + 1)) {
        covered.set(at, at + piece.length());
      }
    }
    StringBuilder rest = new StringBuilder();
    for (int at = 0; at < sentence.length(); at++) {
      if (!covered.get(at)) {
        rest.append(sentence.charAt(at));
      }
    }
    return rest.toString();
  }

  static String ended(String sentence) {
    String capital = Wording.capital(sentence);
    return capital.matches("(?s).*[.!?…]$") ? capital : capital.replaceAll("[,;:]+$", "") + ".";
  }
}
