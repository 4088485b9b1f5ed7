package dev.sheaf.tenant;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/// The text of a key. Made by us it is the kind's beginning and 32 random characters; a given one
/// may be any 8 to 128 letters, digits and underscores.
public record ApiKey(String text) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_]{8,128}");
  private static final String ALPHABET =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final int RANDOM_LENGTH = 32;
  private static final int SHOWN_RANDOM = 4;
  private static final int PREFIX_LENGTH = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  public ApiKey {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "an API key must be 8 to 128 letters, digits and underscores");
    }
  }

  /// How a key begins, and with that what it is for.
  public enum Kind {
    SHEAF("sheaf_"),
    /// A Runflow key for inference: it may not administer.
    RUNFLOW_LIVE("rf_live_"),
    /// A Runflow key for services, which may.
    RUNFLOW_SERVICE("rf_svc_");

    private final String start;

    Kind(String start) {
      this.start = start;
    }
  }

  public static ApiKey create() {
    return create(Kind.SHEAF);
  }

  public static ApiKey create(Kind kind) {
    StringBuilder text = new StringBuilder(kind.start);
    for (int i = 0; i < RANDOM_LENGTH; i++) {
      text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return new ApiKey(text.toString());
  }

  /// What may be shown of it: its beginning, and never more than a quarter of what is secret.
  String prefix() {
    for (Kind kind : Kind.values()) {
      if (text.startsWith(kind.start)) {
        return shown(kind.start.length(), SHOWN_RANDOM);
      }
    }
    return shown(0, PREFIX_LENGTH);
  }

  private String shown(int open, int secretMax) {
    return text.substring(0, open + Math.min(secretMax, (text.length() - open) / 4));
  }

  /// Whether a key with what is shown of it may administer.
  static boolean mayAdminister(String prefix) {
    return !prefix.startsWith(Kind.RUNFLOW_LIVE.start);
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
