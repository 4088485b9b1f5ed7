package dev.sheaf.asset;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// The id of an asset, and the reference that stands for it in JSON.
public record AssetId(UUID value) {

  private static final String PREFIX = "runflow://assets/";
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  public static boolean looksLikeOne(String reference) {
    return reference.startsWith(PREFIX);
  }

  /// The asset that a `runflow://assets/{uuid}` stands for.
  public static Optional<AssetId> parse(String reference) {
    if (!looksLikeOne(reference)) {
      return Optional.empty();
    }
    return ofText(reference.substring(PREFIX.length()));
  }

  /// The id that the text is.
  public static Optional<AssetId> ofText(String text) {
    return UUID_FORM.matcher(text).matches()
        ? Optional.of(new AssetId(UUID.fromString(text)))
        : Optional.empty();
  }

  /// `runflow://assets/{uuid}`.
  public String reference() {
    return PREFIX + value;
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
