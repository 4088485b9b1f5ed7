package dev.sheaf.site.brief;

import static dev.sheaf.site.brief.Capitals.PERSON;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds the people whom the prompt names together with what they do.
final class People {

  private static final int FOUND_MAX = 30;

  private static final String ROLE =
      "(?:(?:head |lead |senior |personal |deputy |founding |managing |master |executive |co-)?(?:owners?|founders?|co-founder|chef|baker|barista|principal|headteacher|director|manager|teachers?|instructors?|coach|trainer"
          + "|therapist|stylist|designer|photographer|developer|architect|lawyer|attorney|dentist|doctor|vet|veterinarian|barber|gardener|carpenter"
          + "|plumber|electrician|sommelier|curator|pastor|president|secretary|treasurer|coordinator|chair(?:man|woman|person)?|ceo|cto|roaster|florist|artist|brewer|winemaker|guide|tutor)"
          + "|Inhaber(?:in)?|Gründer(?:in)?|Geschäftsführer(?:in)?|Küchenchef(?:in)?|Leiter(?:in)?|Lehrer(?:in)?|Meister(?:in)?|Bäckermeister(?:in)?|Trainer(?:in)?"
          + "|Therapeut(?:in)?|Ärztin|Arzt|Zahnärztin|Zahnarzt|Kursleiter(?:in)?|Vorsitzende[r]?|Chefin|Chef)";

  private static final String ONE = "\\p{Lu}[\\p{Ll}'’-]{1,40}(?: \\p{Lu}[\\p{L}'’-]{1,40}){0,2}";

  private static final Pattern ROLE_NAME =
      Pattern.compile(
          "(?U)\\b(?<role>"
              + inline(ROLE)
              + ")(?:,(?= \\p{Lu}\\S+ \\p{Lu})| is| ist|:)? (?<name>(?:(?:Dr|Mrs|Mr|Ms|Prof)\\.? )?"
              + ONE
              + ")(?: (?:and|und|&) (?<second>"
              + ONE
              + "))?");
  private static final Pattern NAME_ROLE =
      Pattern.compile(
          "(?U)(?<name>(?:(?:Dr|Mrs|Mr|Ms|Prof)\\.? )?"
              + PERSON
              + ")(?:, (?:the |our |unsere? )?| is (?:the |our )| ist (?:die |der |unsere? )| \\()(?<role>"
              + inline(ROLE)
              + "(?: (?:and|und|&) "
              + inline(ROLE)
              + ")?)\\b");
  private static final Pattern BY =
      Pattern.compile(
          "(?U)\\b(?<role>(?i:run|owned|founded|led|started|managed|created|opened|hosted|geführt|gegründet|geleitet))(?: (?:and|und) (?:run|owned|founded|led|geführt))?(?: in \\d{4})? (?:by|von) (?<name>"
              + ONE
              + ")(?: (?:and|und|&) (?<second>"
              + ONE
              + "))?");
  private static final Pattern DOCTOR =
      Pattern.compile(
          "(?<name>Dr\\. (?:med\\. )?(?:dent\\. )?\\p{Lu}[\\p{L}'’-]{1,40}(?: \\p{Lu}[\\p{L}'’-]{1,40}){0,2})");
  private static final Pattern MYSELF =
      Pattern.compile(
          "(?:\\b(?:I['’]m|I am|my name is|[Mm]ein Name ist|[Ii]ch bin|[Ii]ch heiße)) (?<name>"
              + PERSON
              + ")");

  private static final Pattern NO_NAME =
      Pattern.compile(
          "\\b(?:Street|St|Road|Avenue|Lane|Phone|Email|Services|Our|The|We|Open|Call|Website|Is|And|Studio|Training)\\b");

  private final Map<String, Fact<Person>> found = new LinkedHashMap<>();

  private People() {}

  private static String inline(String role) {
    return "(?i:" + role + ")";
  }

  static List<Fact<Person>> of(List<String> sentences, List<Labelled> labels) {
    People people = new People();
    Labels.of(Label.PEOPLE, labels).forEach(people::readLabel);
    for (String sentence : sentences) {
      if (labels.stream().anyMatch(l -> l.label() == Label.OFFER && sentence.contains(l.from()))) {
        continue;
      }
      for (Pattern pattern : List.of(NAME_ROLE, ROLE_NAME, BY, DOCTOR, MYSELF)) {
        people.read(pattern, sentence);
      }
    }
    return List.copyOf(people.found.values());
  }

  /// "Anna Schmidt (head baker), Tom – barista, Mia Wong, manager".
  private void readLabel(Labelled label) {
    for (String item : label.items()) {
      String[] parts = item.split("\\s*(?:[(,]|\\s[–—-]\\s)\\s*", 2);
      if (parts[0].matches("(?U)(?:(?:Dr|Prof|Mrs|Mr|Ms)\\.? )?" + ONE + "(?: \\p{L}+)?")) {
        add(parts[0], parts.length > 1 ? parts[1].replaceAll("[).]+$", "") : null, label.from());
      } else if (!found.isEmpty() && Character.isLowerCase(item.charAt(0))) {
        Fact<Person> last = found.values().stream().toList().getLast();
        add(last.value().name(), item, label.from());
      }
    }
  }

  private void read(Pattern pattern, String sentence) {
    Matcher matcher = pattern.matcher(sentence);
    while (matcher.find() && found.size() < FOUND_MAX) {
      boolean roled = pattern == NAME_ROLE || pattern == ROLE_NAME;
      if (!NO_NAME.matcher(matcher.group("name")).find()) {
        String role = roled ? one(matcher.group("role")) : pattern == BY ? by(matcher) : null;
        add(matcher.group("name"), role, matcher.group());
      }
      if ((pattern == BY || pattern == ROLE_NAME) && matcher.group("second") != null) {
        String role = pattern == BY ? by(matcher) : one(matcher.group("role"));
        add(matcher.group("second"), role, matcher.group());
      }
    }
  }

  /// "teachers Marta Sousa and Joao Pinto": each of them is one.
  private static String one(String role) {
    return role.matches("(?i)(?:.* )?(?:owner|founder|teacher|instructor)s")
        ? role.substring(0, role.length() - 1)
        : role;
  }

  /// What somebody is by whom something was founded.
  private static @Nullable String by(Matcher matcher) {
    return switch (matcher.group("role").toLowerCase(Locale.ROOT)) {
      case "founded", "started", "created", "opened" -> "founder";
      case "owned" -> "owner";
      case "hosted" -> "host";
      default -> null;
    };
  }

  private static boolean isSame(String one, String other) {
    String first = one.replace(".", "");
    String second = other.replace(".", "");
    return first.contains(second) || second.contains(first);
  }

  /// The longer name of the same person wins, and the first role stays.
  private void add(String name, @Nullable String role, String from) {
    String known =
        found.keySet().stream()
            .filter(other -> isSame(other, name))
            .collect(Collectors.joining("\n"))
            .split("\n")[0];
    Fact<Person> before = found.get(known);
    if (before == null) {
      found.put(name, new Fact<>(new Person(name, role), from));
    } else if (before.value().role() == null && role != null) {
      found.put(known, new Fact<>(new Person(before.value().name(), role), from));
    }
  }
}
