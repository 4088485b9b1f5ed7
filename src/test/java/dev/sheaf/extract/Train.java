package dev.sheaf.extract;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// `Train CORPUS PREDICTIONS [MODELS]`: grows every judge's forest. The predictions for a page are
/// made by forests that saw no page of its site, so what they score is what to expect of new sites;
/// the models, grown on all pages, go to the resources folder where one is given.
final class Train {

  private static final Booster.Settings CLAIMS = new Booster.Settings(300, 2, 0.07, 1, 3, 0.7, 0.3);
  private static final Booster.Settings KINDS =
      new Booster.Settings(400, 2, 0.05, 0.3, 1, 0.8, 0.12);
  private static final Booster.Settings BLOCKS =
      new Booster.Settings(160, 5, 0.08, 25, 10, 0.4, 0.15);
  private static final Booster.Settings TITLES =
      new Booster.Settings(350, 4, 0.035, 2, 2, 0.7, 0.25);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Corpus corpus;
  private final List<Corpus.Entry> entries;
  private final Examples examples = new Examples();

  private Train(Path folder) throws IOException {
    corpus = new Corpus(folder);
    entries = corpus.entries();
    for (Corpus.Entry entry : entries) {
      examples.addKinds(entry, corpus.page(entry));
    }
    List<TypeJudge> types = IntStream.range(0, Examples.FOLDS).mapToObj(this::typeJudge).toList();
    for (Corpus.Entry entry : entries) {
      Page page = corpus.page(entry);
      examples.add(corpus, entry, page, page.kinds(types.get(entry.fold(Examples.FOLDS))));
    }
  }

  public static void main(String[] args) throws IOException {
    Train train = new Train(Path.of(args[0]));
    train.crossValidate(Path.of(args[1]));
    System.err.println(train.examples.reachable);
    if (args.length > 2) {
      for (Map.Entry<String, List<String>> model : train.grow(-1).entrySet()) {
        Path file = Path.of(args[2], model.getKey() + ".forest");
        Files.write(file, model.getValue());
      }
    }
  }

  private void crossValidate(Path predictions) throws IOException {
    Map<String, String> lines = new HashMap<>();
    IntStream.range(0, Examples.FOLDS)
        .parallel()
        .forEach(fold -> {
          Judges judges = judges(grow(fold));
          for (Corpus.Entry entry : entries) {
            if (entry.fold(Examples.FOLDS) == fold) {
              String line = prediction(entry, judges);
              synchronized (lines) {
                lines.put(entry.id(), line);
              }
            }
          }
        });
    try (BufferedWriter out = Files.newBufferedWriter(predictions)) {
      for (Corpus.Entry entry : entries) {
        out.write(lines.getOrDefault(entry.id(), "{}"));
        out.newLine();
      }
    }
  }

  /// The model files by name, grown without the pages of one fold.
  private Map<String, List<String>> grow(int fold) {
    Map<String, List<String>> models = new LinkedHashMap<>();
    Map<String, Booster.Settings> settings = new LinkedHashMap<>();
    settings.put("date", CLAIMS);
    settings.put("author", CLAIMS);
    settings.put("author-rank", CLAIMS);
    settings.put("title", TITLES);
    Examples.kindModels().values().forEach(name -> settings.put(name, KINDS));
    settings.put("text", BLOCKS);
    settings.forEach((name, how) -> {
      models.put(name, grow(name, how, fold));
    });
    return models;
  }

  private List<String> grow(String model, Booster.Settings settings, int fold) {
    return new Booster(settings, examples.names(model), examples.without(model, fold)).grow();
  }

  private static Judges judges(Map<String, List<String>> models) {
    Map<PageKind, Forest> kinds = new EnumMap<>(PageKind.class);
    Examples.kindModels().forEach((kind, name) -> kinds.put(kind, forest(models, name)));
    return new Judges(
        new DateJudge(forest(models, "date")),
        new AuthorJudge(forests(models, "author")),
        new TypeJudge(kinds),
        new TitleJudge(forest(models, "title")),
        new TextJudge(forest(models, "text")));
  }

  private static TwoForests forests(Map<String, List<String>> models, String name) {
    return new TwoForests(forest(models, name + "-rank"), forest(models, name));
  }

  private TypeJudge typeJudge(int fold) {
    Map<PageKind, Forest> forests = new EnumMap<>(PageKind.class);
    Examples.kindModels()
        .forEach((kind, name) -> forests.put(kind, Forest.read(grow(name, KINDS, fold))));
    return new TypeJudge(forests);
  }

  private static Forest forest(Map<String, List<String>> models, String name) {
    List<String> lines = models.get(name);
    return lines == null ? Forest.shipped(name) : Forest.read(lines);
  }

  private String prediction(Corpus.Entry entry, Judges judges) {
    Page page = corpus.page(entry);
    Extraction found = new Extractor(Examples.TODAY, judges).extract(page);
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", entry.id());
    put(members, "title", found.title());
    put(members, "author", found.authors());
    put(members, "date_published", found.datePublished());
    put(members, "date_modified", found.dateModified());
    put(members, "description", found.description());
    put(members, "site_name", found.siteName());
    put(members, "language", found.language());
    put(members, "page_type", found.pageType());
    members.put("main_text", MainText.of(page, judges));
    return JSON.writeValueAsString(members);
  }

  private static void put(Map<String, Object> members, String name, @Nullable Found<?> found) {
    if (found == null) {
      return;
    }
    members.put(name + "_confidence", Math.round(found.confidence() * 1_000) / 1_000.0);
    Object value =
        switch (found.value()) {
          case PageType type -> type.wire();
          case List<?> names -> new ArrayList<>(names);
          default -> found.value().toString();
        };
    members.put(found.sure() ? name : name + "_unsure", value);
  }
}
