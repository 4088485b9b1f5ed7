package dev.sheaf.site.brief;

import java.util.regex.Pattern;

/// Tells a clause that wants texts to be written anew from one that says what a text is to be.
final class Rewording {

  private static final String TEXTS =
      "(?:text|texts?|texte[ns]?|copy|words?|worte|sentences?|sätze|headlines?|headings?|überschrift|intro(?:duction)?|einleitung|paragraphs?|absatz|descriptions?|beschreibung|tagline|slogan"
          + "|sections?|abschnitt|(?!(?:web|internet)?seite\\b)\\p{L}*seite|(?:home)?page|wording)";

  private static final Pattern TONE =
      Pattern.compile(
          "(?iU)(?<!colou?r )\\b(?:tone|voice|wording|phrasing|tonfall|tonalität|sprachstil|ton)\\b(?! (?:of )?(?:red|green|blue|grey|gray)\\b)");

  private static final Pattern VERB =
      Pattern.compile(
          "(?iU)^(?:(?:please|bitte|also|und|and) )*(?:rewrite|reword|rephrase|translate|shorten|lengthen|improve|polish|proofread|summari[sz]e|simplify|correct|fix"
              + "|übersetze|kürze|verbessere|formuliere|überarbeite|vereinfache|korrigiere|schreibe? .* um)\\b.*",
          Pattern.DOTALL);

  /// "make the text on the about page friendlier"
  private static final Pattern COMPARED =
      Pattern.compile(
          "(?iU)\\b(?:make|mache?|keep|let)\\b.*\\b"
              + TEXTS
              + "\\b.*\\b(?:more|less|sound|feel|read|mehr|weniger|klingen|wirken|\\p{L}{3,}er|as \\p{L}+ as)\\b.*",
          Pattern.DOTALL);

  private Rewording() {}

  static boolean isWanted(String clause) {
    boolean isGiven = !Texts.quoted(clause).isEmpty();
    return !isGiven
        && (TONE.matcher(clause).find()
            || VERB.matcher(clause).matches()
            || COMPARED.matcher(clause).find());
  }
}
