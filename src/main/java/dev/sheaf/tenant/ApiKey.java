package dev.sheaf.tenant;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/// The text of a key. Made by us it is `sheaf_` and 32 random characters; a given one may be any 16
/// to 128 letters, digits and underscores.
public record ApiKey(String text) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_]{16,128}");
  private static final String ALPHABET =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final int RANDOM_LENGTH = 32;
  private static final int PREFIX_LENGTH = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  public ApiKey {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "an API key must be 16 to 128 letters, digits and underscores");
    }
  }

  public static ApiKey create() {
    StringBuilder text = new StringBuilder("sheaf_");
    for (int i = 0; i < RANDOM_LENGTH; i++) {
      text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return new ApiKey(text.toString());
  }

  /// What may be shown of it.
  String prefix() {
    return text.substring(0, PREFIX_LENGTH);
  }

  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return prefix() + "…";
  }
}
