package dev.sheaf.bench;

import dev.sheaf.time.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Measures websites by the built-in author through a whole server, and how fast a batch status is
/// answered meanwhile.
public final class SiteBench {

  static final int PAGES = 6;
  static final int BATCH = 25;

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration POLL = Duration.ofMillis(10);
  private static final String PATH = "/v1/ai/workspace/website/";
  private static final List<String> TRADES =
      List.of("bakery", "florist", "joiner", "photographer", "dentist");
  private static final List<String> TOWNS = List.of("Leeds", "Bath", "York", "Whitby", "Durham");
  private static final int IDLE = 200;

  /// A server that has just begun to live spends its processors on compiling itself; what it does
  /// in that time is printed apart.
  private static final int WARM_UP = 500;

  private static final double MIB = 1 << 20;

  private static final String DONE = "{\"success\":true,\"done\":true";

  private final String address;
  private final String key;
  private final Time time;

  public SiteBench(String address, String key, Time time) {
    this.address = address;
    this.key = key;
    this.time = time;
  }

  /// Websites that were ordered and followed to their ends.
  private record Round(
      List<List<String>> batches, int pages, double seconds, List<Double> answers) {}

  public List<Figure> run(int websites) throws InterruptedException {
    Round cold = write(Math.min(WARM_UP, websites));
    resetPeak();
    Round warm = write(websites);
    List<Double> idle = new ArrayList<>();
    for (int n = 0; n < IDLE; n++) {
      follow(warm.batches().get(n % warm.batches().size()), idle);
    }
    Collections.sort(idle);
    return List.of(
        new Figure(
            "pages of %,d websites, written and published".formatted(websites),
            warm.pages() / warm.seconds(),
            "/s",
            "%,d pages in %.1f s".formatted(warm.pages(), warm.seconds())),
        new Figure("status of 25 websites meanwhile, p50", at(warm.answers(), 0.5), "ms", ""),
        new Figure(
            "status of 25 websites meanwhile, p99",
            at(warm.answers(), 0.99),
            "ms",
            "%,d answers".formatted(warm.answers().size())),
        new Figure("status of 25 websites afterwards, p99", at(idle, 0.99), "ms", ""),
        new Figure(
            "the first websites of a new server",
            cold.pages() / cold.seconds(),
            "/s",
            "status meanwhile p50 %.1f, p99 %.1f ms"
                .formatted(at(cold.answers(), 0.5), at(cold.answers(), 0.99))),
        new Figure("heap at its peak", peak() / MIB, "MiB", ""),
        new Figure("heap afterwards", left() / MIB, "MiB", "after a collection"));
  }

  private Round write(int websites) throws InterruptedException {
    List<List<String>> batches = new ArrayList<>();
    List<Double> answers = new ArrayList<>();
    long began = time.nanos();
    for (int from = 0; from < websites; from += BATCH) {
      List<String> prompts = new ArrayList<>();
      for (int n = from; n < Math.min(websites, from + BATCH); n++) {
        prompts.add(prompt(n));
      }
      batches.add(order(prompts));
    }
    int pages = 0;
    for (List<String> ids : batches) {
      pages += follow(ids, answers);
    }
    double seconds = (time.nanos() - began) / 1e9;
    Collections.sort(answers);
    return new Round(batches, pages, seconds, answers);
  }

  private static String prompt(int n) {
    String trade = TRADES.get(n % TRADES.size());
    String town = TOWNS.get(n / TRADES.size() % TOWNS.size());
    return ("Website for a %s called 'Number %d' in %s with the pages about, services, gallery, faq"
            + " and contact. Open Monday to Friday 9 to 5. Call 0113 496 0%03d.")
        .formatted(trade, n, town, n % 1_000);
  }

  private List<String> order(List<String> prompts) {
    var items = prompts.stream().map(prompt -> Map.of("prompt", prompt)).toList();
    byte[] made = post(PATH + "batch", JSON.writeValueAsBytes(Map.of("items", items)));
    List<String> ids = new ArrayList<>();
    JSON.readTree(made).path("items").forEach(item -> ids.add(item.path("record_id").asString()));
    return ids;
  }

  /// Polls until the websites are there; answers how many pages they have.
  private int follow(List<String> ids, List<Double> answers) throws InterruptedException {
    byte[] body = JSON.writeValueAsBytes(Map.of("record_ids", ids));
    while (true) {
      long asked = time.nanos();
      byte[] status = post(PATH + "status/batch", body);
      answers.add((time.nanos() - asked) / 1e6);
      if (new String(status, StandardCharsets.ISO_8859_1).startsWith(DONE)) {
        return pages(JSON.readTree(status));
      }
      time.sleep(POLL);
    }
  }

  private static int pages(JsonNode status) {
    int pages = 0;
    for (JsonNode item : status.path("items")) {
      int complete = item.at("/result/pages_summary/complete").asInt();
      if (complete != PAGES) {
        throw new IllegalStateException("a website has not its " + PAGES + " pages: " + item);
      }
      pages += complete;
    }
    return pages;
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
  }

  private static List<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  /// Without a collection, after which the heap would be smaller than a server's that was never
  /// told to collect, and collected more often.
  private static void resetPeak() {
    heap().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  private static long peak() {
    return heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
  }

  private static long left() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /// Over one kept connection, by the thread that waits: what is measured is the server. So the
  /// answer is read when it has to be, because the server's process would collect what is made of
  /// it.
  private byte[] post(String path, byte[] body) {
    try {
      var connection = (HttpURLConnection) URI.create(address + path).toURL().openConnection();
      connection.setRequestMethod("POST");
      connection.setRequestProperty("Authorization", "Bearer " + key);
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setDoOutput(true);
      connection.getOutputStream().write(body);
      try (InputStream answer = connection.getInputStream()) {
        return answer.readAllBytes();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the server does not answer " + path, e);
    }
  }
}
