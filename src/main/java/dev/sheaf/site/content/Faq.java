package dev.sheaf.site.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Questions and their answers.
public record Faq(String heading, @Nullable String intro, List<Question> questions)
    implements Block {

  public Faq {
    Checks.line("the questions' heading", heading, Limits.HEADING_MAX);
    Checks.optionalLine("the questions' intro", intro, Limits.SHORT_TEXT_MAX);
    questions = Checks.list("questions", questions, 1, Limits.ENTRIES_MAX);
  }

  public record Question(String question, Text answer) {

    public Question {
      Checks.line("a question", question, Limits.DESCRIPTION_MAX);
      Checks.present("a question's answer", answer);
    }
  }
}
