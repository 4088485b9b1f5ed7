package dev.sheaf.airops;

import dev.sheaf.engine.Lane;
import dev.sheaf.engine.Outcome;

/// Finds a page's missing fields: a model, or the built-in extractor.
interface Enricher {

  Outcome<Analysis> enrich(Analysis page, String text, AiropsJob job, String key)
      throws InterruptedException;

  /// What calls share.
  Lane lane();

  /// Who answers, in the words of the status answer.
  Answerer answerer();
}
