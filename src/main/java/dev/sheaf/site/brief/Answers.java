package dev.sheaf.site.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Finds questions together with their answers, where the prompt speaks of such: "FAQ: Do you work
/// with Xero? Yes, and with QuickBooks."
final class Answers {

  private static final int FOUND_MAX = 20;
  private static final int LENGTH_MAX = 300;

  private static final Pattern ANNOUNCED =
      Pattern.compile(
          "(?iU)\\b(?:FAQs?|Q ?& ?A|frequently asked|common questions|häufige fragen|questions fréquentes|preguntas frecuentes)\\b|(?m)^\\W*(?:Q|question)\\W");

  private static final Pattern BEFORE_QUESTION =
      Pattern.compile(
          "(?iU)^(?:[-*•\\s]|\\d{1,2}[.)]\\s|(?:the )?(?:FAQs?|Q ?& ?A|frequently asked questions|common questions|häufige fragen|questions fréquentes|preguntas frecuentes|Q\\d{0,2}|questions?)\\b[^:.?]{0,30}[:.)]\\s*)+");

  private static final Pattern BEFORE_ANSWER =
      Pattern.compile(
          "(?iU)^(?:[-–—*•\\s]|(?:A\\d{0,2}|answers?|antwort|réponse|respuesta)[:.)]\\s*)+");

  /// "Can you add a contact form?" asks for something of the site.
  private static final Pattern TO_THE_MAKER =
      Pattern.compile(
          "(?iU)^(?:can|could|would|will) you (?:please |also )?(?:make|create|build|add|use|design|write|include|put|do)\\b");

  private final List<String> sentences;
  private final List<Fact<Answer>> found = new ArrayList<>();

  private Answers(List<String> sentences) {
    this.sentences = sentences;
  }

  static List<Fact<Answer>> of(String text, List<String> sentences) {
    return ANNOUNCED.matcher(text).find() ? new Answers(sentences).read() : List.of();
  }

  private List<Fact<Answer>> read() {
    for (int at = 0; at < sentences.size() && found.size() < FOUND_MAX; at++) {
      String question = BEFORE_QUESTION.matcher(sentences.get(at)).replaceFirst("");
      String answer = question.endsWith("?") ? answer(at + 1) : "";
      if (!answer.isEmpty() && question.length() <= LENGTH_MAX && mayStand(question)) {
        String from = sentences.get(at) + " " + sentences.get(at + 1);
        found.add(new Fact<>(new Answer(Wording.capital(question), answer), from));
      }
    }
    return List.copyOf(found);
  }

  private String answer(int at) {
    String said =
        at < sentences.size() ? BEFORE_ANSWER.matcher(sentences.get(at)).replaceFirst("") : "";
    boolean isAnswer =
        said.length() <= LENGTH_MAX && said.indexOf(':') < 0 && Requests.isStatement(said);
    return isAnswer && !said.isBlank() ? Statements.ended(said) : "";
  }

  private static boolean mayStand(String question) {
    return !TO_THE_MAKER.matcher(question).find() && !Requests.hasCode(question);
  }
}
