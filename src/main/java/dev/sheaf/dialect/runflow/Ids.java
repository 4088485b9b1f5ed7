package dev.sheaf.dialect.runflow;

import java.util.UUID;
import java.util.regex.Pattern;

/// Ids in paths: UUIDs, or the word `any` where the parent does not matter.
final class Ids {

  static final String ANY = "any";

  private static final Pattern FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Ids() {}

  static boolean isUuid(String text) {
    return FORM.matcher(text).matches();
  }

  static UUID uuid(String text, String name) {
    if (!FORM.matcher(text).matches()) {
      throw Refusal.invalid(
          Problem.at("uuid_parsing", "Input should be a valid UUID", "path", name));
    }
    return UUID.fromString(text);
  }
}
