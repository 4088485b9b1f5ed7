package dev.sheaf.asset;

import dev.sheaf.secret.Signer;
import dev.sheaf.store.TestDatabase;
import dev.sheaf.tenant.Keys;
import dev.sheaf.time.SettableTime;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/// Assets on a fresh database and a clock of its own.
final class AssetLab implements AutoCloseable {

  static final String BASE = "https://sheaf.test";
  static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  final TestDatabase database = TestDatabase.create();
  final SettableTime time = new SettableTime("2026-03-01T12:00:00Z");
  final UUID org = new Keys(database.database(), time).createOrganisation("one");
  final UUID otherOrg = new Keys(database.database(), time).createOrganisation("other");
  final SignedUrls urls = new SignedUrls(new Signer(database.database()), () -> BASE + "/", time);
  final Assets assets = new Assets(database.database(), urls, AssetSettings.DEFAULT, time);
  final Uploads uploads = new Uploads(database.database(), urls, AssetSettings.DEFAULT, time);
  final AssetReferences references = new AssetReferences(database.database(), assets, urls, time);

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// The parts of a signed URL.
  record Parts(AssetId id, long expires, String signature) {

    static Parts of(String url) {
      String[] halves = url.substring((BASE + SignedUrls.PATH).length()).split("\\?expires=");
      String[] query = halves[1].split("&signature=");
      return new Parts(AssetId.ofText(halves[0]).orElseThrow(), Long.parseLong(query[0]), query[1]);
    }
  }

  int rows(String table) {
    return database.database().sql("select count(*) from " + table).query(Integer.class).single();
  }

  @Override
  public void close() {
    database.close();
  }
}
