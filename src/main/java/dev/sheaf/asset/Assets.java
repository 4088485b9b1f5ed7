package dev.sheaf.asset;

import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import dev.sheaf.job.JobId;
import dev.sheaf.store.Database;
import dev.sheaf.time.Time;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The stored files.
public final class Assets {

  /// The contract's limit of an upload, and ours of everything else.
  public static final int BYTES_MAX = 52_428_800;

  public static final int NAME_MAX = 500;

  private static final int REMOVED_AT_ONCE = 200;

  private final Database database;
  private final AssetRows rows;
  private final SignedUrls urls;
  private final AssetSettings settings;
  private final Time time;

  public Assets(Database database, SignedUrls urls, AssetSettings settings, Time time) {
    this.database = database;
    this.rows = new AssetRows(database);
    this.urls = urls;
    this.settings = settings;
    this.time = time;
  }

  /// The complete, unexpired asset of the organisation.
  public Optional<Asset> find(UUID org, AssetId id) {
    return rows.ready(id, time.instant()).filter(asset -> asset.orgId().equals(org));
  }

  /// Keeps the bytes. Takes part in the caller's transaction.
  ///
  /// @param type what they are said to be
  public Asset store(
      UUID org, String name, byte[] bytes, @Nullable String type, Asset.Source source) {
    if (bytes.length > BYTES_MAX) {
      throw tooLarge(bytes.length);
    }
    Instant now = time.instant();
    byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, ContentTypes.HEAD_BYTES));
    Asset asset =
        new Asset(
            new AssetId(JobId.create(now).value()),
            org,
            name(name),
            ContentTypes.of(head, name, type),
            bytes.length,
            source,
            now,
            now.plus(kept(source)));
    database.transact(() -> {
      rows.insert(asset, AssetRows.READY);
      rows.writeChunks(asset.id(), new ByteArrayInputStream(bytes));
    });
    return asset;
  }

  /// All bytes of an asset, which are [#BYTES_MAX] at most.
  public byte[] read(Asset asset) {
    ByteArrayOutputStream all = new ByteArrayOutputStream((int) asset.sizeBytes());
    try {
      write(asset, all);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes whatever fits", e);
    }
    return all.toByteArray();
  }

  /// Writes the bytes out piece by piece; between two pieces it holds no connection, however slow
  /// the reader is.
  public void write(Asset asset, OutputStream out) throws IOException {
    rows.readChunks(asset.id(), out);
  }

  /// A URL to read it by.
  public URI url(Asset asset) {
    return urls.get(asset.id(), settings.urlValid());
  }

  public Duration urlValid() {
    return settings.urlValid();
  }

  /// The asset behind a URL that we signed ourselves, whoever owns it: the URL is the permission.
  public Optional<Asset> behind(String url) {
    return urls.readable(url).flatMap(id -> rows.ready(id, time.instant()));
  }

  /// The asset that a signed URL's parts let its holder read.
  public Optional<Asset> opened(AssetId id, long expires, String signature) {
    return urls.permits("GET", id, expires, signature)
        ? rows.ready(id, time.instant())
        : Optional.empty();
  }

  /// Removes what has expired, also uploads that were never finished; answers how many.
  public int removeExpired() {
    int all = 0;
    int removed;
    do {
      removed = rows.removeExpired(time.instant(), REMOVED_AT_ONCE);
      all += removed;
    } while (removed == REMOVED_AT_ONCE);
    return all;
  }

  private Duration kept(Asset.Source source) {
    return source == Asset.Source.OUTPUT ? settings.outputsKept() : settings.uploadsKept();
  }

  /// What can be written into a header and a column.
  static String name(String given) {
    String clean = given.replaceAll("\\p{Cntrl}", " ").strip();
    return clean.length() <= NAME_MAX ? clean : clean.substring(0, NAME_MAX);
  }

  static FailureException tooLarge(long bytes) {
    return new FailureException(
        Failure.caller(
            "ASSET_TOO_LARGE",
            "The file has %,d bytes; an asset may have %,d".formatted(bytes, BYTES_MAX)));
  }
}
