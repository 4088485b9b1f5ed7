package dev.sheaf.asset;

import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import dev.sheaf.job.JobId;
import dev.sheaf.store.Database;
import dev.sheaf.time.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Uploads in three steps (contract, section 3): a session is made and its URL handed out, the
/// bytes are put to that URL without a key, and the session is confirmed, which makes it an asset.
public final class Uploads {

  public static final int TYPE_MAX = 255;

  private final Database database;
  private final AssetRows rows;
  private final SignedUrls urls;
  private final AssetSettings settings;
  private final Time time;

  public Uploads(Database database, SignedUrls urls, AssetSettings settings, Time time) {
    this.database = database;
    this.rows = new AssetRows(database);
    this.urls = urls;
    this.settings = settings;
    this.time = time;
  }

  /// Where to put the bytes of what will be that asset.
  public record Session(AssetId assetId, URI uploadUrl, Instant expiresAt) {}

  /// Opens a session. The caller has checked that the name has 1 to 500 characters, the type 1 to
  /// 255 and the size is within [Assets#BYTES_MAX]; what is outside is refused here as well.
  public Session open(UUID org, String name, String type, long sizeBytes) {
    check(name, type, sizeBytes);
    Instant now = time.instant();
    Instant expires = now.plus(settings.uploadValid());
    AssetId id = new AssetId(JobId.create(now).value());
    String bare = ContentTypes.bare(type);
    rows.insert(
        new Asset(
            id,
            org,
            Assets.name(name),
            bare == null ? type : bare,
            sizeBytes,
            Asset.Source.UPLOAD,
            now,
            expires),
        AssetRows.WAITING);
    return new Session(id, urls.put(id, settings.uploadValid()), expires);
  }

  /// Takes the bytes. Sending them again before the confirmation replaces them. Failures:
  /// `UPLOAD_FORBIDDEN` (403) for a signature that is wrong or expired, or a session that is gone;
  /// `UPLOAD_CLOSED` (409) when it was confirmed; `UPLOAD_WRONG_TYPE` (415), `UPLOAD_WRONG_SIZE`
  /// (400), `ASSET_TOO_LARGE` (413).
  public void receive(
      AssetId id, long expires, String signature, @Nullable String type, InputStream body)
      throws IOException {
    if (!urls.permits("PUT", id, expires, signature)) {
      throw forbidden();
    }
    // spooled first, so that a slow sender holds neither a connection nor a lock
    Path spooled = Files.createTempFile("sheaf-upload", "");
    try {
      long size = spool(body, spooled);
      database.transact(() -> keep(id, type, spooled, size));
    } finally {
      Files.delete(spooled);
    }
  }

  private static long spool(InputStream body, Path into) throws IOException {
    try (OutputStream out = Files.newOutputStream(into)) {
      byte[] buffer = new byte[65_536];
      long size = 0;
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        size += n;
        if (size > Assets.BYTES_MAX) {
          throw Assets.tooLarge(size);
        }
        out.write(buffer, 0, n);
      }
      return size;
    }
  }

  private void keep(AssetId id, @Nullable String type, Path spooled, long size) {
    AssetRows.Upload upload = rows.lockUpload(id, time.instant()).orElseThrow(Uploads::forbidden);
    Asset asset = upload.asset();
    if (upload.status().equals(AssetRows.READY)) {
      throw failure("UPLOAD_CLOSED", "This upload is confirmed already; open another one");
    }
    if (type != null && !asset.mimeType().equals(ContentTypes.bare(type))) {
      throw failure(
          "UPLOAD_WRONG_TYPE",
          "The upload was announced as " + asset.mimeType() + "; send the same Content-Type");
    }
    if (size != asset.sizeBytes()) {
      throw failure(
          "UPLOAD_WRONG_SIZE",
          "The upload was announced with %,d bytes and has %,d; send it whole"
              .formatted(asset.sizeBytes(), size));
    }
    try (InputStream bytes = Files.newInputStream(spooled)) {
      rows.writeChunks(id, bytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("the spooled upload cannot be read", e);
    }
    rows.update(
        id, AssetRows.RECEIVED, asset.mimeType(), time.instant().plus(settings.uploadValid()));
  }

  /// Makes the upload an asset, whose type is what its bytes are. Confirming twice gives the same
  /// asset. Empty: the organisation has no such session. Failure: `UPLOAD_INCOMPLETE` when the
  /// bytes have not come.
  public Optional<Asset> confirm(UUID org, AssetId id) {
    return database.inTransaction(() ->
        rows.lockUpload(id, time.instant())
            .filter(upload -> upload.asset().orgId().equals(org))
            .map(this::confirmed));
  }

  private Asset confirmed(AssetRows.Upload upload) {
    Asset asset = upload.asset();
    return switch (upload.status()) {
      case AssetRows.READY -> asset;
      case AssetRows.RECEIVED -> finish(asset);
      default ->
          throw failure(
              "UPLOAD_INCOMPLETE", "The bytes have not arrived; PUT them to the upload URL first");
    };
  }

  private Asset finish(Asset asset) {
    String type = ContentTypes.ofUpload(rows.head(asset.id()), asset.name(), asset.mimeType());
    Instant expires = time.instant().plus(settings.uploadsKept());
    rows.update(asset.id(), AssetRows.READY, type, expires);
    return new Asset(
        asset.id(),
        asset.orgId(),
        asset.name(),
        type,
        asset.sizeBytes(),
        asset.source(),
        asset.createdAt(),
        expires);
  }

  private static void check(String name, String type, long sizeBytes) {
    if (name.isBlank() || name.length() > Assets.NAME_MAX) {
      throw failure("UPLOAD_INVALID", "filename must have 1 to 500 characters");
    }
    if (type.length() > TYPE_MAX || ContentTypes.bare(type) == null) {
      throw failure("UPLOAD_INVALID", "mime_type must be a media type such as image/png");
    }
    if (sizeBytes < 1 || sizeBytes > Assets.BYTES_MAX) {
      throw failure("UPLOAD_INVALID", "size_bytes must be 1 to %d".formatted(Assets.BYTES_MAX));
    }
  }

  private static FailureException forbidden() {
    return failure(
        "UPLOAD_FORBIDDEN", "This upload URL is not valid or has expired; open another upload");
  }

  private static FailureException failure(String code, String message) {
    return new FailureException(Failure.caller(code, message));
  }
}
