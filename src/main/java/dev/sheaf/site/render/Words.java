package dev.sheaf.site.render;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The few words a page needs that are nobody's content, in the language of the page where we have
/// it, else in English.
public final class Words {

  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private static final Set<String> RIGHT_TO_LEFT =
      Set.of("ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi");

  private final Locale locale;
  private final ResourceBundle words;

  private Words(Locale locale, ResourceBundle words) {
    this.locale = locale;
    this.words = words;
  }

  static Words in(String language) {
    Locale locale = Locale.forLanguageTag(language);
    return new Words(locale, ResourceBundle.getBundle("site.words.words", locale, NO_FALLBACK));
  }

  /// `rtl` where the language is written from right to left, else null, which is what pages assume.
  public @Nullable String direction() {
    boolean isOtherWay = locale.getScript().equals("Arab") || locale.getScript().equals("Hebr");
    boolean isLatin = locale.getScript().equals("Latn");
    return isOtherWay || (RIGHT_TO_LEFT.contains(locale.getLanguage()) && !isLatin) ? "rtl" : null;
  }

  public String of(String key) {
    try {
      return words.getString(key);
    } catch (MissingResourceException e) {
      throw new IllegalStateException("there are no words for " + key, e);
    }
  }

  public String date(Instant time) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(locale)
        .withZone(ZoneOffset.UTC)
        .format(time);
  }

  /// The time as mail and RSS write it, which is English everywhere.
  public String mailDate(Instant time) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
  }

  /// The language as OpenGraph writes it, such as `de_CH`.
  public String openGraphLocale() {
    String country = locale.getCountry();
    return country.isEmpty() ? locale.getLanguage() : locale.getLanguage() + "_" + country;
  }
}
