package dev.sheaf.site.content;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/// The one colour all others of a site are computed from, such as `#b4552d`.
public record PaletteSeed(@JsonValue String hex) {

  private static final Pattern HEX = Pattern.compile("#[0-9a-f]{6}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PaletteSeed {
    hex = Checks.present("a palette seed", hex).toLowerCase(Locale.ROOT);
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "a palette seed must be a colour such as #b4552d: # and six hexadecimal digits");
    }
  }

  public int red() {
    return Integer.parseInt(hex, 1, 3, 16);
  }

  public int green() {
    return Integer.parseInt(hex, 3, 5, 16);
  }

  public int blue() {
    return Integer.parseInt(hex, 5, 7, 16);
  }
}
