package dev.sheaf.webhook;

import java.security.SecureRandom;

/// The id of an event on the wire, `event_` and 16 characters: the same on every attempt, so that a
/// receiver can drop a repeat.
public record EventId(String value) {

  private static final String PREFIX = "event_";
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int RANDOM_CHARS = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  public static EventId create() {
    StringBuilder id = new StringBuilder(PREFIX);
    RANDOM.ints(RANDOM_CHARS, 0, ALPHABET.length()).forEach(at -> id.append(ALPHABET.charAt(at)));
    return new EventId(id.toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
