package dev.sheaf.bench;

import dev.sheaf.egress.Call;
import dev.sheaf.egress.GuardedClient;
import dev.sheaf.egress.Headers;
import dev.sheaf.egress.Reply;
import dev.sheaf.time.Time;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
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
  private static final double MIB = 1 << 20;

  private final GuardedClient client;
  private final String address;
  private final Headers headers;
  private final Time time;

  public SiteBench(GuardedClient client, String address, String key, Time time) {
    this.client = client;
    this.address = address;
    this.headers = Headers.of("Authorization", "Bearer " + key);
    this.time = time;
  }

  public List<Figure> run(int websites) throws InterruptedException {
    batch(List.of(prompt(0)), new ArrayList<>());
    List<List<String>> batches = new ArrayList<>();
    List<Double> answers = new ArrayList<>();
    resetPeak();
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
    List<Double> idle = new ArrayList<>();
    for (int n = 0; n < IDLE; n++) {
      follow(batches.get(n % batches.size()), idle);
    }
    Collections.sort(idle);
    return List.of(
        new Figure(
            "pages of %,d websites, written and published".formatted(websites),
            pages / seconds,
            "/s",
            "%,d pages in %.1f s".formatted(pages, seconds)),
        new Figure("status of 25 websites meanwhile, p50", at(answers, 0.5), "ms", ""),
        new Figure(
            "status of 25 websites meanwhile, p99",
            at(answers, 0.99),
            "ms",
            "%,d answers".formatted(answers.size())),
        new Figure("status of 25 websites afterwards, p99", at(idle, 0.99), "ms", ""),
        new Figure("heap at its peak", peak() / MIB, "MiB", ""),
        new Figure("heap afterwards", left() / MIB, "MiB", "after a collection"));
  }

  private void batch(List<String> prompts, List<Double> answers) throws InterruptedException {
    follow(order(prompts), answers);
  }

  private static String prompt(int n) {
    String trade = TRADES.get(n % TRADES.size());
    String town = TOWNS.get(n / TRADES.size() % TOWNS.size());
    return ("Website for a %s called 'Number %d' in %s with the pages about, services, gallery, faq"
            + " and contact. Open Monday to Friday 9 to 5. Call 0113 496 0%03d.")
        .formatted(trade, n, town, n % 1_000);
  }

  private List<String> order(List<String> prompts) throws InterruptedException {
    var items = prompts.stream().map(prompt -> Map.of("prompt", prompt)).toList();
    JsonNode made = post(PATH + "batch", Map.of("items", items));
    List<String> ids = new ArrayList<>();
    made.path("items").forEach(item -> ids.add(item.path("record_id").asString()));
    return ids;
  }

  /// Polls until the websites are there; answers how many pages they have.
  private int follow(List<String> ids, List<Double> answers) throws InterruptedException {
    while (true) {
      long asked = time.nanos();
      JsonNode status = post(PATH + "status/batch", Map.of("record_ids", ids));
      answers.add((time.nanos() - asked) / 1e6);
      if (status.path("done").asBoolean()) {
        return pages(status);
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

  private static void resetPeak() {
    System.gc();
    heap().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  private static long peak() {
    return heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
  }

  private static long left() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private JsonNode post(String path, Object body) throws InterruptedException {
    Call call = Call.postJson(URI.create(address + path), JSON.writeValueAsString(body));
    Reply reply = client.call(call.with(headers).toTrusted());
    if (reply instanceof Reply.Answered answered && answered.isSuccess()) {
      return JSON.readTree(answered.body());
    }
    throw new IllegalStateException("the server answered " + reply);
  }
}
