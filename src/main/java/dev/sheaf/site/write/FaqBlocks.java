package dev.sheaf.site.write;

import dev.sheaf.site.brief.Answer;
import dev.sheaf.site.brief.Brief;
import dev.sheaf.site.brief.Fact;
import dev.sheaf.site.brief.Offer;
import dev.sheaf.site.brief.Person;
import dev.sheaf.site.content.Faq;
import dev.sheaf.site.content.Faq.Question;
import dev.sheaf.site.content.Limits;
import dev.sheaf.site.content.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Questions whose answers are facts of the brief.
final class FaqBlocks {

  private static final int PRICES_MAX = 5;
  private static final int MORE_MAX = 3;

  private FaqBlocks() {}

  static Faq of(Brief brief, Voice voice, List<Offer> offers, String heading) {
    List<Question> questions = new ArrayList<>();
    brief.answers().forEach(one -> questions.add(given(one.value())));
    String place = Writing.place(brief);
    if (Writing.subject(brief) != null && brief.who().name() != null) {
      add(questions, voice, "faq.what", Writing.identity(brief, voice));
    }
    add(questions, voice, "faq.where", where(brief, place == null ? "" : place));
    add(questions, voice, "faq.when", String.join("; ", ContactBlocks.hours(brief)));
    add(questions, voice, "faq.phone", joined(brief.contact().phones()));
    add(questions, voice, "faq.email", joined(brief.contact().emails()));
    add(
        questions,
        voice,
        "faq.offer",
        offers.stream().map(Offer::name).collect(Collectors.joining(", ")));
    for (Offer offer : offers.stream().filter(o -> o.price() != null).limit(PRICES_MAX).toList()) {
      voice.with("what", offer.name());
      add(questions, voice, "faq.price", offer.price() == null ? "" : Fit.sentence(offer.price()));
    }
    add(questions, voice, "faq.who", people(brief));
    if (brief.answers().isEmpty()) {
      add(questions, voice, "faq.more", more(brief));
    }
    add(questions, voice, "faq.else", "-");
    return new Faq(heading, null, questions);
  }

  /// In the prompt's own words.
  private static Question given(Answer answer) {
    return new Question(
        Fit.line(answer.question(), Limits.DESCRIPTION_MAX),
        Text.plain(Fit.line(answer.text(), Limits.TEXT_MAX)));
  }

  private static String where(Brief brief, String place) {
    String address = joined(brief.contact().addresses());
    return Fit.sentence(Fit.capital(address.isEmpty() ? place : address));
  }

  private static String more(Brief brief) {
    return brief.statements().stream()
        .limit(MORE_MAX)
        .map(Fact::value)
        .collect(Collectors.joining(" "));
  }

  private static String people(Brief brief) {
    return brief.offering().people().stream()
        .map(Fact::value)
        .map(Person::name)
        .collect(Collectors.joining(", "));
  }

  private static String joined(List<Fact<String>> facts) {
    return facts.stream().map(Fact::value).collect(Collectors.joining(", "));
  }

  private static void add(List<Question> questions, Voice voice, String key, String answer) {
    if (answer.length() < 1 || answer.equals(".")) {
      return;
    }
    String[] said = voice.with("answer", answer).say(key).split(" \\| ", 2);
    questions.add(
        new Question(
            Fit.line(said[0], Limits.DESCRIPTION_MAX),
            Text.plain(Fit.line(said[1], Limits.TEXT_MAX))));
  }
}
