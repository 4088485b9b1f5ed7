package dev.sheaf.run.builtin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// The digest of a text or a file.
final class Hash implements BuiltIn {

  private static final int BYTES_MAX = 50 << 20;
  private static final Map<String, String> ALGORITHMS =
      Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512");

  @Override
  public Ready prepare(ObjectNode input, FileSource files) throws InterruptedException {
    String algorithm =
        Inputs.word(input, "algorithm", "sha256", ALGORITHMS.keySet().stream().sorted().toList());
    Optional<String> text = Inputs.text(input, List.of("text"));
    byte[] bytes =
        text.isPresent()
            ? text.get().getBytes(StandardCharsets.UTF_8)
            : files.get(reference(input), BYTES_MAX).bytes();
    return () -> digest(algorithm, bytes);
  }

  private static String reference(ObjectNode input) {
    return Inputs.text(input, List.of("url", "file_url", "file", "image_url"))
        .orElseThrow(() -> Inputs.wrong("text: give a text, or a file as url"));
  }

  private static Made digest(String algorithm, byte[] bytes) {
    try {
      byte[] digest =
          MessageDigest.getInstance(ALGORITHMS.getOrDefault(algorithm, "SHA-256")).digest(bytes);
      ObjectNode data = Inputs.JSON.createObjectNode();
      data.put("algorithm", algorithm);
      data.put("hex", HexFormat.of().formatHex(digest));
      data.put("base64", Base64.getEncoder().encodeToString(digest));
      data.put("size_bytes", bytes.length);
      return new Made.Data(data);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }
}
