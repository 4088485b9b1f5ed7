package dev.sheaf.extract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The training rows of every judge, by fold.
final class Examples {

  static final int FOLDS = 5;
  static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

  private static final String DATE = "date";
  private static final String AUTHOR = "author";
  private static final String TITLE = "title";
  private static final String TEXT = "text";

  /// Rows and feature names by model name.
  private final Map<String, List<List<Booster.Row>>> rows = new TreeMap<>();

  private final Map<String, List<String>> names = new TreeMap<>();

  /// Of the pages that have a value, on how many it was among the candidates.
  final Map<String, String> reachable = new TreeMap<>();

  private final Map<String, int[]> reached = new TreeMap<>();

  private void noteReach(String model, boolean reach) {
    int[] counts = reached.computeIfAbsent(model, any -> new int[2]);
    counts[0] += reach ? 1 : 0;
    counts[1]++;
    reachable.put(model, counts[0] + "/" + counts[1]);
  }

  static String model(PageKind kind) {
    return "type-" + kind.name().toLowerCase(java.util.Locale.ROOT);
  }

  /// All but the page's kind; `kinds` must come from forests that have not seen its site.
  void add(Corpus corpus, Corpus.Entry entry, Page page, Kinds kinds) {
    Claims claims = page.claims();
    int fold = entry.fold(FOLDS);
    if (!entry.isSnapshot()) {
      addDates(entry, page, kinds, claims, fold);
      addAuthors(entry, page, kinds, claims, fold);
      addTitles(entry, page, kinds, fold);
    }
    String truth = corpus.mainText(entry);
    if (truth != null && !truth.isBlank()) {
      addBlocks(page, kinds, truth, fold);
    }
  }

  /// The rows of a model that are not in the fold (all, where it is -1).
  List<Booster.Row> without(String model, int fold) {
    List<Booster.Row> all = new ArrayList<>();
    List<List<Booster.Row>> folds = rows.getOrDefault(model, List.of());
    for (int i = 0; i < folds.size(); i++) {
      if (i != fold) {
        all.addAll(folds.get(i));
      }
    }
    return all;
  }

  List<String> names(String model) {
    return names.getOrDefault(model, List.of());
  }

  private void addDates(Corpus.Entry entry, Page page, Kinds kinds, Claims claims, int fold) {
    Set<LocalDate> truth = entry.published();
    if (truth.isEmpty() && !entry.isAbsent("date_published")) {
      return;
    }
    List<DateCandidate> candidates = DateCandidate.group(claims.dates());
    if (!truth.isEmpty()) {
      noteReach(
          DATE,
          candidates.stream()
              .anyMatch(
                  c -> truth.contains(c.day) || truth.contains(c.spokesman().date().utcDay())));
    }
    DateFeatures features = new DateFeatures(page, kinds, candidates);
    Features row = new Features();
    for (DateCandidate candidate : candidates) {
      features.write(candidate, row);
      LocalDate utc = candidate.spokesman().date().utcDay();
      boolean right = truth.contains(candidate.day) || truth.contains(utc);
      put(DATE, row, fold, right ? 1 : 0, 1);
    }
  }

  private void addAuthors(Corpus.Entry entry, Page page, Kinds kinds, Claims claims, int fold) {
    Set<String> truth = entry.authors();
    if (!entry.hasAuthor() && !entry.isAbsent("author")) {
      return;
    }
    List<AuthorCandidate> candidates = AuthorCandidate.group(claims.authors());
    if (!truth.isEmpty()) {
      noteReach(AUTHOR, candidates.stream().anyMatch(c -> c.key.equals(truth)));
    }
    AuthorFeatures features = new AuthorFeatures(page, page.facts(), kinds, candidates);
    Features row = new Features();
    for (AuthorCandidate candidate : candidates) {
      features.write(candidate, row);
      boolean right = candidate.key.equals(truth);
      put(AUTHOR, row, fold, right ? 1 : 0, 1);
      if (!truth.isEmpty()) {
        put(AUTHOR + "-rank", row, fold, right ? 1 : 0, 1);
      }
    }
  }

  void addKinds(Corpus.Entry entry, Page page) {
    int fold = entry.fold(FOLDS);
    PageKind truth = entry.kind();
    if (truth == null || entry.isSnapshot()) {
      return;
    }
    Features row = new Features();
    new TypeFeatures(page, page.facts()).write(page.claims(), row);
    for (PageKind kind : PageKind.values()) {
      put(model(kind), row, fold, kind == truth ? 1 : 0, weight(truth));
    }
  }

  /// Rare kinds count more, or they would never win.
  private static double weight(PageKind truth) {
    return switch (truth) {
      case ARTICLE -> Math.pow(80 / 212.0, 0.6);
      case FORUM -> Math.pow(80 / 53.0, 0.6);
      case PRODUCT -> Math.pow(80 / 22.0, 0.6);
      case LISTING -> Math.pow(80 / 74.0, 0.6);
      case DOCUMENTATION -> Math.pow(80 / 48.0, 0.6);
      case SERVICE -> Math.pow(80 / 71.0, 0.6);
    };
  }

  private void addTitles(Corpus.Entry entry, Page page, Kinds kinds, int fold) {
    String truth = entry.json().path("truth").path("title").asString("");
    if (truth.isEmpty()) {
      return;
    }
    List<TitleCandidate> candidates = TitleCandidate.of(page);
    noteReach(TITLE, candidates.stream().anyMatch(c -> TruthTitle.likeness(c.text, truth) > 0));
    TitleFeatures features = new TitleFeatures(page, page.facts(), kinds, candidates);
    Features row = new Features();
    for (TitleCandidate candidate : candidates) {
      features.write(candidate, row);
      put(TITLE, row, fold, TruthTitle.likeness(candidate.text, truth), 1);
    }
  }

  private void addBlocks(Page page, Kinds kinds, String mainText, int fold) {
    double[] shares = new TruthText(mainText).shares(page.blocks());
    BlockFeatures features = new BlockFeatures(page.blocks(), page.facts(), kinds);
    Features row = new Features();
    double perPage = 30 / Math.sqrt(Math.max(200, page.facts().words));
    for (Block block : page.blocks()) {
      features.write(block, row);
      put(
          TEXT,
          row,
          fold,
          shares[block.index()],
          perPage * Math.pow(Math.max(1, block.words()), 0.7) / 5);
    }
  }

  private void put(String model, Features row, int fold, double label, double weight) {
    List<List<Booster.Row>> folds = rows.computeIfAbsent(model, any -> empty());
    names.putIfAbsent(model, List.copyOf(row.names()));
    double[] values = row.copy();
    float[] features = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      features[i] = (float) values[i];
    }
    folds.get(fold).add(new Booster.Row(features, label, weight));
  }

  private static List<List<Booster.Row>> empty() {
    List<List<Booster.Row>> folds = new ArrayList<>();
    for (int i = 0; i < FOLDS; i++) {
      folds.add(new ArrayList<>());
    }
    return folds;
  }

  static Map<PageKind, String> kindModels() {
    Map<PageKind, String> models = new EnumMap<>(PageKind.class);
    for (PageKind kind : PageKind.values()) {
      models.put(kind, model(kind));
    }
    return models;
  }
}
