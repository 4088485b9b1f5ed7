package dev.sheaf.airops;

import dev.sheaf.airops.PageFields.Draft;
import dev.sheaf.engine.Lane;
import dev.sheaf.engine.Outcome;
import dev.sheaf.extract.BrandMentions;
import dev.sheaf.extract.PageType;
import dev.sheaf.job.Spent;

/// Fills gaps without a model: with what the page says but too faintly to count before, with brands
/// matched literally, and with `other` where the kind of page stays unknown. Author and dates that
/// were not found stay null. The status answer says that it was this extractor and no model.
final class BuiltInEnricher implements Enricher {

  private static final String METHOD = "built-in";
  private static final Lane LANE =
      Lane.of("built-in", Math.max(2, Runtime.getRuntime().availableProcessors()));

  @Override
  public Outcome<Analysis> enrich(Analysis page, String text, AiropsJob job, String key) {
    Draft draft = new Draft(page.fields());
    PageFields guesses = page.guesses();
    if (guesses != null && page.missing().contains(Field.PAGE_TYPE)) {
      draft.set(Field.PAGE_TYPE, guesses.pageType(), METHOD);
    }
    if (page.missing().contains(Field.PAGE_TYPE)) {
      draft.set(Field.PAGE_TYPE, PageType.OTHER.wire(), METHOD);
    }
    if (page.missing().contains(Field.BRAND_MENTIONS)) {
      draft.setBrands(BrandMentions.literal(job.brands(), text), METHOD);
    }
    return Outcome.complete(page.enriched(draft.build()), Spent.NOTHING);
  }

  @Override
  public Lane lane() {
    return LANE;
  }

  @Override
  public Answerer answerer() {
    return Answerer.BUILT_IN;
  }
}
