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
  private static final String TEXT = "text";

  /// Rows and feature names by model name.
  private final Map<String, List<List<Booster.Row>>> rows = new TreeMap<>();

  private final Map<String, List<String>> names = new TreeMap<>();

  static String model(PageKind kind) {
    return "type-" + kind.name().toLowerCase(java.util.Locale.ROOT);
  }

  void add(Corpus corpus, Corpus.Entry entry, Page page) {
    Claims claims = Claims.of(page, Locales.dateReader(page, Languages.of(page), TODAY));
    int fold = entry.fold(FOLDS);
    if (!entry.isSnapshot()) {
      addDates(entry, page, claims, fold);
      addAuthors(entry, page, claims, fold);
      addKinds(entry, page, claims, fold);
    }
    String truth = corpus.mainText(entry);
    if (truth != null && !truth.isBlank()) {
      addBlocks(page, truth, fold);
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

  private void addDates(Corpus.Entry entry, Page page, Claims claims, int fold) {
    Set<LocalDate> truth = entry.published();
    if (truth.isEmpty() && !entry.isAbsent("date_published")) {
      return;
    }
    List<DateCandidate> candidates = DateCandidate.group(claims.dates());
    DateFeatures features = new DateFeatures(page.facts(), page.blocks(), candidates);
    Features row = new Features();
    for (DateCandidate candidate : candidates) {
      features.write(candidate, row);
      LocalDate utc = candidate.spokesman().date().utcDay();
      boolean right = truth.contains(candidate.day) || truth.contains(utc);
      put(DATE, row, fold, right ? 1 : 0, 1);
    }
  }

  private void addAuthors(Corpus.Entry entry, Page page, Claims claims, int fold) {
    Set<String> truth = entry.authors();
    if (!entry.hasAuthor() && !entry.isAbsent("author")) {
      return;
    }
    List<AuthorCandidate> candidates = AuthorCandidate.group(claims.authors());
    AuthorFeatures features = new AuthorFeatures(page, page.facts(), candidates);
    Features row = new Features();
    for (AuthorCandidate candidate : candidates) {
      features.write(candidate, row);
      put(AUTHOR, row, fold, candidate.key.equals(truth) ? 1 : 0, 1);
    }
  }

  private void addKinds(Corpus.Entry entry, Page page, Claims claims, int fold) {
    PageKind truth = entry.kind();
    if (truth == null) {
      return;
    }
    Features row = new Features();
    new TypeFeatures(page, page.facts()).write(claims.dates(), claims.authors(), row);
    for (PageKind kind : PageKind.values()) {
      put(model(kind), row, fold, kind == truth ? 1 : 0, 1);
    }
  }

  private void addBlocks(Page page, String mainText, int fold) {
    double[] shares = new TruthText(mainText).shares(page.blocks());
    BlockFeatures features = new BlockFeatures(page.blocks(), page.facts());
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
