package dev.sheaf.secret;

import dev.sheaf.store.Database;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs texts, such as the path and expiry of a URL, with HMAC-SHA256. The key is made once for
/// the installation and kept in the database, because any node may be asked to check what another
/// signed; who can read the database can read what the URLs lead to anyway.
public final class Signer {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final byte[] key;

  /// Makes the installation's key if there is none yet: at the start, because whoever signs later
  /// may be in the middle of something that only reads.
  public Signer(Database database) {
    this.key = load(database);
  }

  /// The signature of the text, 43 characters that need no escaping in a URL. `purpose` keeps a
  /// signature made for one thing from being good for another.
  public String sign(String purpose, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update((purpose + "\n").getBytes(StandardCharsets.UTF_8));
      byte[] signature = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  public boolean isSignature(String purpose, String text, String signature) {
    return MessageDigest.isEqual(
        sign(purpose, text).getBytes(StandardCharsets.UTF_8),
        signature.getBytes(StandardCharsets.UTF_8));
  }

  /// Of two nodes that make a key at the same moment, one stays.
  private static byte[] load(Database database) {
    byte[] fresh = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(fresh);
    database
        .sql("insert into signing_key (key) values (:key) on conflict do nothing")
        .param("key", fresh)
        .update();
    return database.sql("select key from signing_key").query(byte[].class).single();
  }
}
