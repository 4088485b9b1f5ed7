package dev.sheaf.run.builtin;

import java.io.Writer;

/// A text that stops growing at its limit, so that a small file cannot become an endless one.
final class BoundedText extends Writer {

  private final int most;
  private final StringBuilder text = new StringBuilder();
  private boolean full;

  BoundedText(int most) {
    this.most = most;
  }

  /// Thrown through a library that writes, to end it.
  static final class Full extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Full() {
      super("enough", null, false, false);
    }
  }

  @Override
  public void write(char[] chars, int from, int length) {
    int taken = Math.min(length, most - text.length());
    text.append(chars, from, taken);
    if (taken < length) {
      full = true;
      throw new Full();
    }
  }

  @Override
  public BoundedText append(CharSequence more) {
    int room = most - text.length();
    full |= more.length() > room;
    text.append(more, 0, Math.min(more.length(), room));
    return this;
  }

  int length() {
    return text.length();
  }

  boolean isFull() {
    return full;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  /// PostgreSQL cannot hold NUL.
  @Override
  public String toString() {
    return text.toString().replace('\0', ' ').strip();
  }
}
