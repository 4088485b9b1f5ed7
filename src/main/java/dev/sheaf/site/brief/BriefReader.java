package dev.sheaf.site.brief;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Puts the readers' findings together.
final class BriefReader {

  private static final Pattern SINCE =
      Pattern.compile(
          "(?iU)\\b(?:since|established(?: in)?|founded in|est\\.?|seit|gegründet|depuis|fondée? en|desde|fundad[oa] en|sinds|dal) (?:1[6-9]|20)\\d{2}\\b");

  private static final Pattern BESIDE_NAME =
      Pattern.compile(
          "\\bfor "
              + Capitals.NAME
              + ", (?<what>(?!(?:an?|the|our|my|with|in|at|on|and|based|located|open|founded|run|who|which|that|where|please)\\b)\\p{Ll}[\\p{L}'’-]{2,30}(?: (?!(?:with|page|pages|website|site|in|who|that)\\b)[\\p{L}&'’.-]{1,30}){1,7})(?=[,;]|\\.?$)");

  private static final Pattern TAGLINE =
      Pattern.compile(
          "(?iU)\\b(?:tag ?line|slogan|motto|claim)(?: is| of| ist| lautet|:)?\\s*"
              + Capitals.QUOTED);

  private final String text;
  private final List<String> sentences;
  private final List<Labelled> labels;

  private BriefReader(String text) {
    this.text = text;
    this.sentences =
        Sentences.of(text).stream().flatMap(s -> LookWishes.parted(s).stream()).toList();
    this.labels = Labels.of(text);
  }

  static Brief read(String prompt) {
    String cut = prompt.substring(0, Math.min(prompt.length(), Brief.PROMPT_MAX));
    return new BriefReader(Cleaner.clean(cut)).read();
  }

  private Brief read() {
    Fact<Language> language = LanguageGuess.of(text);
    Identity who = who(language.value());
    Contact contact = Contacts.of(text, labels);
    List<Fact<Answer>> answers = Answers.of(text, sentences);
    Wishes wishes = withAnswers(WishReader.of(text, sentences, labels), answers);
    Offers offers = Offers.of(sentences, labels);
    Offering offering =
        new Offering(offers.offers(), offers.prices(), people(who), Quotes.of(text, sentences));
    List<Fact<String>> statements =
        new Statements(who, labels, contact, offering, wishes)
            .of(sentences.stream().filter(sentence -> !isIn(answers, sentence)).toList());
    return new Brief(text, language, who, contact, offering, wishes, answers, statements);
  }

  private static boolean isIn(List<Fact<Answer>> answers, String sentence) {
    return answers.stream()
        .anyMatch(one -> one.from().startsWith(sentence) || one.from().endsWith(sentence));
  }

  /// Who gives answers wants them shown.
  private static Wishes withAnswers(Wishes wishes, List<Fact<Answer>> answers) {
    return answers.isEmpty() || wishes.rulesOut(Part.FAQ)
        ? wishes
        : wishes.withPart(
            new Fact<>(new PartWish(Part.FAQ, "FAQ", false), answers.getFirst().from()));
  }

  /// A practice named after its doctor is no second person.
  private List<Fact<Person>> people(Identity who) {
    Fact<String> name = who.name();
    return People.of(sentences, labels).stream()
        .filter(person ->
            name == null
                || person.value().role() != null
                || !person.value().name().equals(name.value()))
        .toList();
  }

  private Identity who(Language language) {
    Fact<String> name = Names.of(sentences, labels);
    Fact<String> subject = unlessIn(name, Subjects.of(unlisted(), language));
    return new Identity(
        name,
        subject,
        trade(name, subject),
        Details.of(sentences, name, subject),
        Places.of(sentences, labels),
        first(SINCE),
        tagline(subject));
  }

  /// What stands in a list behind a label is no subject: "Pages: Admissions, Our curriculum".
  private List<String> unlisted() {
    return sentences.stream()
        .filter(sentence ->
            labels.stream()
                .noneMatch(label -> label.from().startsWith(sentence.replaceAll("[.!]$", ""))))
        .toList();
  }

  /// "the Riverside Chess Club" is a name and says nothing more.
  private static @Nullable Fact<String> unlessIn(
      @Nullable Fact<String> name, @Nullable Fact<String> subject) {
    if (name == null || subject == null) {
      return subject;
    }
    String alone =
        subject
            .value()
            .replaceAll("(?iU)(?<!\\p{L})" + Pattern.quote(name.value()) + "(?!\\p{L})", "")
            .strip();
    String noun = alone.substring(alone.indexOf(' ') + 1);
    return alone.indexOf(' ') < 0 || name.value().contains(noun)
        ? null
        : new Fact<>(alone, subject.from());
  }

  /// The subject tells the trade best, then the name, then the first that the prompt mentions.
  private Fact<Trade> trade(@Nullable Fact<String> name, @Nullable Fact<String> subject) {
    Optional<Fact<Trade>> bySubject =
        Optional.ofNullable(subject).flatMap(fact -> Trades.lastIn(fact.value()));
    Optional<Fact<Trade>> byLabel =
        Labels.of(Label.KIND, labels).findFirst().flatMap(label -> Trades.in(label.value()));
    Optional<Fact<Trade>> byName =
        Optional.ofNullable(name).flatMap(fact -> Trades.in(fact.value()));
    return byLabel
        .or(() -> bySubject)
        .or(() -> byName)
        .or(() -> Trades.in(text))
        .orElse(new Fact<>(Trade.UNKNOWN, ""));
  }

  private @Nullable Fact<String> first(Pattern pattern) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Fact.of(matcher.group()) : null;
  }

  private @Nullable Fact<String> tagline(@Nullable Fact<String> subject) {
    Matcher matcher = TAGLINE.matcher(text);
    if (matcher.find()) {
      String words = Capitals.firstGroup(matcher);
      return words == null ? null : new Fact<>(words, matcher.group());
    }
    return Labels.of(Label.TAGLINE, labels)
        .findFirst()
        .map(label -> new Fact<>(Names.unquoted(label.value()), label.from()))
        .or(this::described)
        .or(() -> besideName(subject == null ? "" : subject.value()))
        .orElse(null);
  }

  /// "Website for Aziz Tailoring, bespoke suits and alterations, 22 Moseley Road".
  private Optional<Fact<String>> besideName(String subject) {
    return sentences.stream()
        .filter(Requests::isRequest)
        .map(BESIDE_NAME::matcher)
        .filter(Matcher::find)
        .filter(matcher -> !LookWishes.isOne(matcher.group("what")))
        .filter(matcher -> !subject.contains(matcher.group("what")))
        .map(matcher -> new Fact<>(Wording.capital(matcher.group("what")), matcher.group()))
        .findFirst();
  }

  /// What a labelled name is told to be: "Product: Ledgerly - automated invoice matching".
  private Optional<Fact<String>> described() {
    return Labels.of(Label.NAME, labels)
        .filter(label -> Names.DESCRIBED.matcher(label.value()).find())
        .findFirst()
        .map(label -> {
          String said = Names.DESCRIBED.split(label.value(), 2)[1];
          return new Fact<>(Wording.capital(said), label.from());
        });
  }
}
