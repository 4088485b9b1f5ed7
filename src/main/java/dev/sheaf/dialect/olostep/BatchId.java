package dev.sheaf.dialect.olostep;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/// `batch_` and ten of `[a-z0-9]` (6.25).
final class BatchId {

  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final Pattern FORM = Pattern.compile("batch_[a-z0-9]{10}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private BatchId() {}

  static String create() {
    StringBuilder id = new StringBuilder("batch_");
    for (int i = 0; i < 10; i++) {
      id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }

  static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }
}
