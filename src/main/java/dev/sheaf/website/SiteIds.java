package dev.sheaf.website;

import java.security.SecureRandom;

/// Ids on the wire: a prefix that says what it names, and 80 random bits.
public final class SiteIds {

  public static final String WEBSITE = "website_";
  public static final String RECORD = "rec_";

  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private SiteIds() {}

  public static String create(String prefix) {
    StringBuilder id = new StringBuilder(prefix);
    for (int i = 0; i < LENGTH; i++) {
      id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }
}
