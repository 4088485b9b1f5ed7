package dev.sheaf.extract;

import java.util.List;
import java.util.regex.Pattern;

/// Bylines in the visible text: "By Ana Roe", "Autorin: Ana Roe", or a name standing alone close to
/// the title.
final class TextAuthors implements AuthorSource {

  private static final int CHARS_MAX = 160;
  private static final int LED_WORDS_MAX = 40;
  private static final int NEAR_BLOCKS = 8;
  private static final int CLAIMS_MAX = 60;

  /// Two to four words, each with a capital, particles allowed between.
  private static final Pattern NAME =
      Pattern.compile(
          "\\p{Lu}[\\p{L}'’.-]{0,20}(?:\\s(?:van|von|de|der|den|di|da|del|la|le|bin|al|el|ten|ter)){0,2}"
              + "(?:\\s\\p{Lu}[\\p{L}'’.-]{0,20}){1,3}");

  @Override
  public void read(Page page, List<AuthorClaim> claims) {
    int title = page.facts().title;
    int room = CLAIMS_MAX;
    for (Block block : page.blocks()) {
      String text = block.text();
      if (room <= 0 || block.heading() > 0 || text.length() > 2_000) {
        continue;
      }
      String head =
          text.length() > CHARS_MAX
              ? text.substring(0, text.lastIndexOf(' ', CHARS_MAX) + 1)
              : text;
      boolean led = block.words() <= LED_WORDS_MAX && NameReader.isLed(text);
      boolean near = title >= 0 && Math.abs(block.index() - title) <= NEAR_BLOCKS;
      if (led) {
        boolean label = text.indexOf(':') >= 0 && text.indexOf(':') < 25;
        room -=
            add(block, head, label ? AuthorSign.TEXT_LABEL : AuthorSign.TEXT_BYLINE, true, claims);
      } else if (near && NAME.matcher(text).matches()) {
        room -= add(block, text, AuthorSign.NEAR_TITLE, false, claims);
      }
    }
  }

  private static int add(
      Block block, String text, AuthorSign sign, boolean led, List<AuthorClaim> claims) {
    List<String> names = NameReader.names(text);
    if (!names.isEmpty()) {
      claims.add(
          new AuthorClaim(
              names, sign, Source.TEXT, block.index(), block.around(), block.near(), led));
    }
    return names.isEmpty() ? 0 : 1;
  }
}
