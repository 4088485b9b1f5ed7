package dev.sheaf.site.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds opening hours: days followed by times or by "closed", times followed by days, and "24/7".
final class Hours {

  private static final int FOUND_MAX = 14;

  private static final String DAY =
      "(?>(?:mon(?:days?)?|tue(?:s(?:days?)?)?|wed(?:nesdays?)?|thu(?:rs(?:days?)?|rsdays?)?|fri(?:days?)?|sat(?:urdays?)?"
          + "|sun(?:days?)?|weekdays?|weekends?|daily|every day|every weekday|holidays"
          + "|mo(?:ntags?)?|di(?:enstags?)?|mi(?:ttwochs?)?|do(?:nnerstags?)?|fr(?:eitags?)?|sa(?:mstags?)?|so(?:nntags?)?|täglich"
          + "|werktags|wochentags|feiertags|am wochenende"
          + "|lun|mar|mié|mie|mer|jue|jeu|vie|ven|sáb|sam|dim|dom|week-ends?|fin(?:es)? de semana|jours fériés|festivos|à diario|a diario|lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?|tous les jours"
          + "|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bados?|domingos?|todos los días"
          + "|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|dagelijks"
          + "|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|ogni giorno"
          + "|segunda|terça|quarta|quinta|sexta|todos os dias)\\.?(?!\\p{L}))";

  private static final String TO =
      "\\s?(?:-|–|—|to|through|thru|bis|until|till|to|au|a|al|t/m|tot|a las|à|alle|às)\\s?";
  private static final String AND = "\\s?(?:,|&|\\+|and|und|et|y|en|e|/)\\s?";
  private static final String DAYS =
      "(?:from |von |du |de |le |los |les |da |dal |van )?"
          + DAY
          + "(?:(?:"
          + TO
          + "|"
          + AND
          + ")"
          + DAY
          + "){0,6}+";

  private static final String TIME =
      "(?:\\d{1,2}(?:[:.]\\d{2}|\\s?h\\s?\\d{0,2})?\\s?(?:a\\.?m\\.?|p\\.?m\\.?|uhr|hs?|heures?|horas?)?|noon|midnight|mittags?|midi|mediodía)(?![\\p{L}\\d])";
  private static final String SPAN = TIME + TO + "(?:late|" + TIME + ")";
  private static final String TIMES =
      "(?:from |von |de |das |da |dalle |van )?"
          + SPAN
          + "(?:"
          + AND
          + "(?:von |from |de |da |das |dalle |van )?"
          + SPAN
          + "){0,2}";
  private static final String CLOSED =
      "(?:closed|geschlossen|ruhetag|fermé(?:e)?|cerrad[oa]|gesloten|chiuso|fechado|by appointment(?: only)?|nach vereinbarung|sur rendez-vous|con cita(?: previa)?|open 24 hours|24 hours)";

  private static final Pattern DAYS_FIRST =
      compile("(?<days>" + DAYS + ")\\s?[:,]?\\s?(?<times>" + TIMES + "|" + CLOSED + ")");
  private static final Pattern TIMES_FIRST =
      compile("(?<times>" + TIMES + "),?\\s?(?:on |am |le |los |op |il )?(?<days>" + DAYS + ")");
  private static final Pattern CLOSED_FIRST =
      compile("(?<times>" + CLOSED + ")\\s(?:on |am |le |los |op |il )?(?<days>" + DAYS + ")");
  private static final Pattern UNTIL =
      compile(
          "(?<days>"
              + DAYS
              + ")\\s?[:,]?\\s?(?<times>(?:nur |only |open )?(?:bis|until|till) "
              + TIME
              + ")");

  /// Hours that name no days.
  private static final Pattern DAILY =
      compile(
          "(?<days>(?:office|opening|business|store|shop) hours|opening times|öffnungszeiten|sprechzeiten)\\s?:?\\s(?<times>"
              + TIMES
              + ")");

  private static final Pattern ALWAYS =
      compile("(?<days>(?:(?!line )\\p{L}{2,20} )?24/7|24 hours a day|rund um die uhr)(?<times>)");

  private Hours() {}

  private static Pattern compile(String pattern) {
    return Pattern.compile(
        "(?<![\\p{L}\\d])" + pattern + "(?![\\p{L}\\d])",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  static List<Fact<OpeningHours>> of(String text) {
    List<Fact<OpeningHours>> found = new ArrayList<>();
    StringBuilder rest = new StringBuilder(text);
    if (timesLead(text)) {
      take(TIMES_FIRST, rest, found);
    }
    for (Pattern pattern : List.of(DAYS_FIRST, TIMES_FIRST, CLOSED_FIRST, UNTIL, DAILY, ALWAYS)) {
      take(pattern, rest, found);
    }
    found.sort(java.util.Comparator.comparingInt(hours -> text.indexOf(hours.from())));
    return List.copyOf(found);
  }

  /// "10am-10pm weekdays, 9am-8pm weekends": the first days have their times before them.
  private static boolean timesLead(String text) {
    Matcher days = DAYS_FIRST.matcher(text);
    Matcher times = TIMES_FIRST.matcher(text);
    return days.find()
        && times.find()
        && times.start() < days.start()
        && times.end() > days.start();
  }

  /// What one pattern has read, the next does not read again.
  private static void take(Pattern pattern, StringBuilder rest, List<Fact<OpeningHours>> found) {
    Matcher matcher = pattern.matcher(rest.toString());
    while (matcher.find() && found.size() < FOUND_MAX) {
      String days = matcher.group("days").strip().replaceAll("(?<=\\p{L}{4}|\\s\\p{L}{3})\\.$", "");
      String times = matcher.group("times").strip().replaceAll("[.,;]+$", "");
      found.add(new Fact<>(new OpeningHours(days, times), matcher.group().strip()));
      rest.replace(matcher.start(), matcher.end(), "\n".repeat(matcher.end() - matcher.start()));
    }
  }
}
