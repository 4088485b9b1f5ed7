package dev.sheaf.airops;

/// Who fills the gaps of a batch: a provider and its model, or `sheaf` itself with its built-in
/// extractor.
public record Answerer(String provider, String model) {

  public static final Answerer BUILT_IN = new Answerer("sheaf", "built-in-extractor");

  public boolean isBuiltIn() {
    return equals(BUILT_IN);
  }
}
