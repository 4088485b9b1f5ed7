package dev.sheaf.demo;

import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// The progress bars of the demo.
final class Bars {

  private static final int WIDTH = 78;
  private static final int UPDATE_MS = 50;

  /// Into a file or a pipe only the end is written, without colours.
  private static final boolean LIVE =
      Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);

  private Bars() {}

  static ProgressBar bar(PrintStream progress, String name, int of) {
    return new ProgressBarBuilder()
        .setTaskName(name)
        .setInitialMax(of)
        .setStyle(LIVE ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK : ProgressBarStyle.UNICODE_BLOCK)
        .setUpdateIntervalMillis(LIVE ? UPDATE_MS : Integer.MAX_VALUE)
        .setConsumer(new ConsoleProgressBarConsumer(progress, WIDTH))
        .hideEta()
        .build();
  }
}
