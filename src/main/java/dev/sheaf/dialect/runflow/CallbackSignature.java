package dev.sheaf.dialect.runflow;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// `Runflow-Signature` (2.12): the hex of HMAC-SHA256 over the raw body, under the whole secret as
/// it was shown, `whsec_` included.
final class CallbackSignature {

  static final String HEADER = "Runflow-Signature";
  private static final String ALGORITHM = "HmacSHA256";

  private CallbackSignature() {}

  static String of(byte[] body, String secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
