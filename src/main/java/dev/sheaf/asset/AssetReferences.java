package dev.sheaf.asset;

import dev.sheaf.store.Database;
import dev.sheaf.time.Time;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The files in JSON (contract, 2.7): `data:` URIs become assets and references on their way in,
/// references become signed URLs on their way out.
public final class AssetReferences {

  /// How many `data:` URIs one tree may hold.
  public static final int FILES_MAX = 1_000;

  private final Assets assets;
  private final AssetRows rows;
  private final SignedUrls urls;
  private final Time time;

  public AssetReferences(Database database, Assets assets, SignedUrls urls, Time time) {
    this.assets = assets;
    this.rows = new AssetRows(database);
    this.urls = urls;
    this.time = time;
  }

  /// A tree with its files exchanged, and what could not be, which is still in it as it was.
  public record Exchanged(JsonNode tree, List<AssetProblem> problems) {

    public Exchanged {
      problems = List.copyOf(problems);
    }

    public boolean isGood() {
      return problems.isEmpty();
    }
  }

  /// Stores the `data:` URIs and puts references in their place. Takes part in the caller's
  /// transaction. With a problem nothing should be kept: let the transaction roll back.
  public Exchanged stored(UUID org, JsonNode tree) {
    List<AssetProblem> problems = new ArrayList<>();
    int[] count = new int[1];
    JsonNode changed =
        Texts.changed(
            tree,
            (path, text) ->
                DataUri.looksLikeOne(text) ? store(org, path, text, count, problems) : null);
    return new Exchanged(changed, problems);
  }

  private @Nullable String store(
      UUID org, List<String> path, String text, int[] count, List<AssetProblem> problems) {
    DataUri uri = DataUri.parse(text).orElse(null);
    if (uri == null) {
      problems.add(new AssetProblem(path, "This is no well-formed data: URI"));
    } else if (uri.bytes().length == 0 || uri.bytes().length > Assets.BYTES_MAX) {
      problems.add(
          new AssetProblem(
              path, "A data: URI must hold 1 to %,d bytes".formatted(Assets.BYTES_MAX)));
    } else if (++count[0] > FILES_MAX) {
      problems.add(new AssetProblem(path, "At most " + FILES_MAX + " data: URIs are taken"));
    } else {
      String name = path.isEmpty() ? "file" : path.getLast();
      return assets
          .store(org, name, uri.bytes(), uri.type(), Asset.Source.DATA_URI)
          .id()
          .reference();
    }
    return null;
  }

  /// Puts freshly signed URLs in the place of references. Unknown, foreign and expired ones are
  /// problems alike, so that nothing is learned of other organisations.
  public Exchanged signed(UUID org, JsonNode tree) {
    Set<UUID> asked = new HashSet<>();
    Texts.changed(
        tree,
        (path, text) -> {
          AssetId.parse(text).ifPresent(id -> asked.add(id.value()));
          return null;
        });
    Set<UUID> known = asked.isEmpty() ? Set.of() : rows.ready(org, asked, time.instant());
    List<AssetProblem> problems = new ArrayList<>();
    JsonNode changed =
        Texts.changed(
            tree,
            (path, text) -> AssetId.looksLikeOne(text) ? sign(path, text, known, problems) : null);
    return new Exchanged(changed, problems);
  }

  private @Nullable String sign(
      List<String> path, String text, Set<UUID> known, List<AssetProblem> problems) {
    AssetId id = AssetId.parse(text).orElse(null);
    if (id == null || !known.contains(id.value())) {
      problems.add(new AssetProblem(path, "There is no asset " + shown(text)));
      return null;
    }
    return urls.get(id, assets.urlValid()).toString();
  }

  private static String shown(String reference) {
    return reference.length() <= 80 ? reference : reference.substring(0, 80) + "…";
  }
}
