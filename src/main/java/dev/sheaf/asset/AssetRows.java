package dev.sheaf.asset;

import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The asset rows and their bytes.
final class AssetRows {

  static final String WAITING = "waiting";
  static final String RECEIVED = "received";
  static final String READY = "ready";

  /// Small enough to hold a few at once, large enough that a file is a few dozen rows.
  static final int CHUNK_BYTES = 1 << 20;

  private final Database database;

  AssetRows(Database database) {
    this.database = database;
  }

  void insert(Asset asset, String status) {
    database
        .sql(
            """
            insert into asset (id, org_id, name, mime_type, size_bytes, source, status, created_at, expires_at)
            values (:id, :org, :name, :type, :size, :source, :status, :created, :expires)
            """)
        .param("id", asset.id().value())
        .param("org", asset.orgId())
        .param("name", asset.name())
        .param("type", asset.mimeType())
        .param("size", asset.sizeBytes())
        .param("source", asset.source().word())
        .param("status", status)
        .param("created", Sql.at(asset.createdAt()))
        .param("expires", Sql.atOrNull(asset.expiresAt()), Types.TIMESTAMP_WITH_TIMEZONE)
        .update();
  }

  Optional<Asset> ready(AssetId id, Instant now) {
    return database
        .sql(
            """
            select * from asset
            where id = :id and status = 'ready' and (expires_at is null or expires_at > :now)
            """)
        .param("id", id.value())
        .param("now", Sql.at(now))
        .query((row, n) -> asset(row))
        .optional();
  }

  /// Which of these the organisation has, complete and unexpired.
  Set<UUID> ready(UUID org, Collection<UUID> ids, Instant now) {
    return new HashSet<>(
        database
            .sql(
                """
                select id from asset
                where id = any(:ids) and org_id = :org and status = 'ready'
                  and (expires_at is null or expires_at > :now)
                """)
            .param("ids", ids.toArray(UUID[]::new))
            .param("org", org)
            .param("now", Sql.at(now))
            .query(UUID.class)
            .list());
  }

  /// An upload in whatever status, its row locked until the transaction ends.
  Optional<Upload> lockUpload(AssetId id, Instant now) {
    return database
        .sql(
            """
            select * from asset
            where id = :id and source = 'upload' and (expires_at is null or expires_at > :now)
            for update
            """)
        .param("id", id.value())
        .param("now", Sql.at(now))
        .query((row, n) -> new Upload(asset(row), row.getString("status")))
        .optional();
  }

  /// An upload session as it stands.
  record Upload(Asset asset, String status) {}

  void update(AssetId id, String status, String type, Instant expires) {
    database
        .sql(
            "update asset set status = :status, mime_type = :type, expires_at = :expires"
                + " where id = :id")
        .param("status", status)
        .param("type", type)
        .param("expires", Sql.at(expires))
        .param("id", id.value())
        .update();
  }

  /// Puts the bytes in the place of those that may be there.
  void writeChunks(AssetId id, InputStream bytes) {
    database.sql("delete from asset_chunk where asset_id = :id").param("id", id.value()).update();
    try {
      byte[] chunk = bytes.readNBytes(CHUNK_BYTES);
      for (int place = 0; chunk.length > 0; place++) {
        insertChunk(id, place, chunk);
        chunk = bytes.readNBytes(CHUNK_BYTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the bytes of asset " + id + " cannot be read", e);
    }
  }

  private void insertChunk(AssetId id, int place, byte[] chunk) {
    database
        .sql("insert into asset_chunk (asset_id, place, bytes) values (:id, :place, :bytes)")
        .param("id", id.value())
        .param("place", place)
        .param("bytes", chunk)
        .update();
  }

  void readChunks(AssetId id, OutputStream out) throws IOException {
    Optional<byte[]> chunk = readChunk(id, 0);
    for (int place = 1; chunk.isPresent(); place++) {
      out.write(chunk.get());
      chunk = readChunk(id, place);
    }
  }

  private Optional<byte[]> readChunk(AssetId id, int place) {
    return database
        .sql("select bytes from asset_chunk where asset_id = :id and place = :place")
        .param("id", id.value())
        .param("place", place)
        .query(byte[].class)
        .optional();
  }

  /// The first bytes.
  byte[] head(AssetId id) {
    byte[] first = readChunk(id, 0).orElse(new byte[0]);
    return Arrays.copyOf(first, Math.min(first.length, ContentTypes.HEAD_BYTES));
  }

  int removeExpired(Instant now, int limit) {
    return database
        .sql(
            """
            delete from asset where id in (
                select id from asset where expires_at <= :now
                order by expires_at limit :limit for update skip locked)
            """)
        .param("now", Sql.at(now))
        .param("limit", limit)
        .update();
  }

  private static Asset asset(ResultSet row) throws SQLException {
    return new Asset(
        new AssetId(row.getObject("id", UUID.class)),
        row.getObject("org_id", UUID.class),
        row.getString("name"),
        row.getString("mime_type"),
        row.getLong("size_bytes"),
        Asset.Source.of(row.getString("source")),
        Sql.instant(row, "created_at"),
        Sql.instantOrNull(row, "expires_at"));
  }
}
