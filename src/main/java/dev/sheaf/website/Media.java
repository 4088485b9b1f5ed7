package dev.sheaf.website;

import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import dev.sheaf.store.Database;
import dev.sheaf.store.Sql;
import dev.sheaf.time.Time;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Files that owners put beside the pages of a website: pictures, papers, films, typefaces.
public final class Media {

  public static final int FILE_MAX = 10 << 20;
  static final long WEBSITE_MAX = 500L << 20;

  private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

  /// What browsers show or keep and never run, by the ending of its name.
  private static final Map<String, String> TYPES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("png", "image/png"),
              Map.entry("ico", "image/x-icon"),
              Map.entry("mov", "video/quicktime"),
              Map.entry("mp3", "audio/mpeg"),
              Map.entry("woff", "font/woff"),
              Map.entry("ttf", "font/ttf"),
              Map.entry("otf", "font/otf"),
              Map.entry("zip", "application/zip"),
              Map.entry("docx", OFFICE + "wordprocessingml.document"),
              Map.entry("xlsx", OFFICE + "spreadsheetml.sheet"),
              Map.entry("pptx", OFFICE + "presentationml.presentation"),
              Map.entry("jpg", "image/jpeg"),
              Map.entry("jpeg", "image/jpeg"),
              Map.entry("gif", "image/gif"),
              Map.entry("webp", "image/webp"),
              Map.entry("avif", "image/avif"),
              Map.entry("svg", "image/svg+xml"),
              Map.entry("mp4", "video/mp4"),
              Map.entry("webm", "video/webm"),
              Map.entry("pdf", "application/pdf"),
              Map.entry("csv", "text/csv; charset=utf-8"),
              Map.entry("txt", "text/plain; charset=utf-8"),
              Map.entry("woff2", "font/woff2")));

  private final Database database;
  private final Time time;

  public Media(Database database, Time time) {
    this.database = database;
    this.time = time;
  }

  /// A stored file.
  public record MediaFile(String name, String contentType, byte[] body) {}

  /// Keeps the file under its name, in place of one that had it.
  public MediaFile put(String websiteId, String givenName, byte[] body) {
    String name = name(givenName);
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null) {
      throw refused("MEDIA_TYPE", "file_name: Must end in one of " + TYPES.keySet());
    }
    if (body.length == 0 || body.length > FILE_MAX) {
      throw refused("MEDIA_SIZE", "file_base64: Must be 1 byte to " + (FILE_MAX >> 20) + " MiB");
    }
    database.transact(() -> {
      database
          .sql("select 1 from website where id = :id for update")
          .param("id", websiteId)
          .query(Integer.class)
          .optional();
      if (used(websiteId, name) + body.length > WEBSITE_MAX) {
        throw refused(
            "MEDIA_FULL",
            "The website's files are " + (WEBSITE_MAX >> 20) + " MiB, the most they may be");
      }
      insert(websiteId, name, type, body);
    });
    return new MediaFile(name, type, body);
  }

  /// All of a website's files; for exports, which may take their time.
  public List<MediaFile> all(String websiteId) {
    return database
        .sql(
            """
            select name, content_type, body from website_media
            where website_id = :website order by name
            """)
        .param("website", websiteId)
        .query((row, _) ->
            new MediaFile(
                row.getString("name"), row.getString("content_type"), row.getBytes("body")))
        .list();
  }

  public Optional<MediaFile> find(String websiteId, String name) {
    return database
        .sql(
            """
            select m.name, m.content_type, m.body
            from website_media m join website w on w.id = m.website_id and w.activated
            where m.website_id = :website and m.name = :name
            """)
        .param("website", websiteId)
        .param("name", name)
        .query((row, _) ->
            new MediaFile(
                row.getString("name"), row.getString("content_type"), row.getBytes("body")))
        .optional();
  }

  private long used(String websiteId, String except) {
    return database
        .sql(
            """
            select coalesce(sum(octet_length(body)), 0) from website_media
            where website_id = :website and name <> :name
            """)
        .param("website", websiteId)
        .param("name", except)
        .query(Long.class)
        .single();
  }

  private void insert(String websiteId, String name, String type, byte[] body) {
    database
        .sql(
            """
            insert into website_media (website_id, name, content_type, body, created_at)
            values (:website, :name, :type, :body, :now)
            on conflict (website_id, name) do update
            set content_type = :type, body = :body, created_at = :now
            """)
        .param("website", websiteId)
        .param("name", name)
        .param("type", type)
        .param("body", body)
        .param("now", Sql.at(time.instant()))
        .update();
  }

  /// A name that needs no escaping anywhere.
  private static String name(String given) {
    String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    String plain = last.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
    String name = plain.replaceAll("^-+(?=.)", "").replaceAll("\\.{2,}", ".");
    // A name of other letters keeps its ending.
    name = name.startsWith(".") ? "file" + name : name;
    if (name.equals("file.") || name.isEmpty() || name.length() > 120) {
      throw refused("MEDIA_NAME", "file_name: Must be 1 to 120 characters");
    }
    return name;
  }

  private static FailureException refused(String code, String message) {
    return new FailureException(Failure.caller(code, message));
  }
}
