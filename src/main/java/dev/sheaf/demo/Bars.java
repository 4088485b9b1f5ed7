package dev.sheaf.demo;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// The progress bars of the demo.
final class Bars {

  private static final int WIDTH = 78;
  private static final int UPDATE_MS = 50;

  private Bars() {}

  static ProgressBar bar(PrintStream progress, String name, int of) {
    return new ProgressBarBuilder()
        .setTaskName(name)
        .setInitialMax(of)
        .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
        .setUpdateIntervalMillis(UPDATE_MS)
        .setConsumer(new ConsoleProgressBarConsumer(progress, WIDTH))
        .hideEta()
        .build();
  }
}
