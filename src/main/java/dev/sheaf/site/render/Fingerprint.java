package dev.sheaf.site.render;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A few characters that change when the content does.
public final class Fingerprint {

  private static final int LENGTH = 12;

  private Fingerprint() {}

  public static String of(byte[] content) {
    return of(whole(content));
  }

  /// From the whole digest.
  public static String of(String digest) {
    return digest.substring(0, LENGTH);
  }

  /// The whole digest of the content: no other content has it, not even on purpose.
  public static String whole(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
