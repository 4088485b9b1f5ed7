package dev.sheaf.airops;

import dev.sheaf.airops.PageFields.Draft;
import dev.sheaf.engine.Attempt;
import dev.sheaf.engine.ItemStage;
import dev.sheaf.engine.Lane;
import dev.sheaf.engine.Outcome;
import dev.sheaf.engine.Policy;
import dev.sheaf.extract.BrandMentions;
import dev.sheaf.extract.Extraction;
import dev.sheaf.extract.Extractor;
import dev.sheaf.extract.Found;
import dev.sheaf.extract.MainText;
import dev.sheaf.extract.Page;
import dev.sheaf.extract.PageType;
import dev.sheaf.extract.Source;
import dev.sheaf.failure.Failure;
import dev.sheaf.job.Spent;
import dev.sheaf.time.Time;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The second phase: what the page says about itself, and what is missing. A page with nothing
/// missing is complete; of the others the main text is kept for the third phase.
final class Analyzing implements ItemStage<Scraping.Page, Analysis> {

  static final String NAME = "analyzing";

  private static final int TEXT_MAX = 200_000;
  private static final Policy POLICY =
      Policy.DEFAULT.withAttempts(3, java.time.Duration.ofSeconds(1)).withWindow(16);

  /// A parsed page is ten times its bytes in memory: no more at once than there are cores to use
  /// them.
  private static final Lane CORES =
      Lane.of("analyzing", Math.max(2, Runtime.getRuntime().availableProcessors()));

  private final Time time;
  private volatile @Nullable Today today;

  Analyzing(Time time) {
    this.time = time;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<Scraping.Page> input() {
    return Scraping.Page.class;
  }

  @Override
  public Class<Analysis> output() {
    return Analysis.class;
  }

  @Override
  public Policy policy() {
    return POLICY;
  }

  @Override
  public List<Lane> lanes(Scraping.Page page) {
    return List.of(CORES);
  }

  @Override
  public Outcome<Analysis> attempt(Attempt<Scraping.Page> attempt) {
    Scraping.Page source = attempt.input();
    byte[] kept = attempt.content(Scraping.NAME).orElse(null);
    if (kept == null) {
      return Outcome.giveUp(Failure.ours("PAGE_LOST", "The fetched page is no longer kept"));
    }
    AiropsJob job = attempt.job().input(AiropsJob.class);
    Page page = Page.parse(Packed.unpack(kept), source.charset(), source.foundAt());
    Extraction extraction = extractor().extract(page);
    Draft draft = draft(extraction, Found::sure);
    boolean brandsLeft = !job.brands().isEmpty() && !job.literalBrands();
    String text = needsText(job, draft, brandsLeft) ? MainText.of(page) : "";
    if (!brandsLeft) {
      String title = value(extraction.title(), Function.identity());
      String all = title == null ? text : title + "\n" + text;
      draft.setBrands(BrandMentions.literal(job.brands(), all), "parser");
    }
    return outcome(source.url(), extraction, draft.build(), brandsLeft, text);
  }

  private static boolean needsText(AiropsJob job, Draft draft, boolean brandsLeft) {
    return !job.brands().isEmpty() || !Gaps.of(draft.build(), brandsLeft).isEmpty();
  }

  private static Outcome<Analysis> outcome(
      String url, Extraction extraction, PageFields fields, boolean brandsLeft, String text) {
    List<Field> missing = Gaps.of(fields, brandsLeft);
    String title = value(extraction.title(), Function.identity());
    if (missing.isEmpty()) {
      return Outcome.complete(new Analysis(url, title, fields, missing, null), Spent.NOTHING);
    }
    PageFields guesses = draft(extraction, _ -> true).build();
    Map<String, Long> counts = missing.stream().collect(Collectors.toMap(Field::wire, _ -> 1L));
    return new Outcome.Done<>(
        new Analysis(url, title, fields, missing, guesses),
        true,
        Packed.pack(cut(text).getBytes(StandardCharsets.UTF_8)),
        new Spent(BigDecimal.ZERO, counts));
  }

  private static Draft draft(Extraction found, java.util.function.Predicate<Found<?>> counts) {
    Draft draft = new Draft();
    take(draft, Field.PAGE_TYPE, found.pageType(), counts, PageType::wire);
    take(draft, Field.AUTHOR, found.authors(), counts, names -> String.join(", ", names));
    take(draft, Field.DATE_PUBLISHED, found.datePublished(), counts, date -> date.day().toString());
    take(draft, Field.DATE_MODIFIED, found.dateModified(), counts, date -> date.day().toString());
    return draft;
  }

  private static <T> void take(
      Draft draft,
      Field field,
      @Nullable Found<T> found,
      java.util.function.Predicate<Found<?>> counts,
      Function<T, String> text) {
    if (found != null && counts.test(found)) {
      String method =
          found.source() == Source.CLASSIFIER ? "classifier" : "parser:" + found.source().wire();
      draft.set(field, text.apply(found.value()), method);
    }
  }

  private static <T> @Nullable String value(@Nullable Found<T> found, Function<T, String> text) {
    return found == null ? null : text.apply(found.value());
  }

  private static String cut(String text) {
    return text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
  }

  /// The extractor of the day: it does not believe dates in the future.
  private Extractor extractor() {
    LocalDate now = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
    Today have = today;
    if (have == null || !have.day().equals(now)) {
      have = new Today(now, new Extractor(now));
      today = have;
    }
    return have.extractor();
  }

  private record Today(LocalDate day, Extractor extractor) {}
}
