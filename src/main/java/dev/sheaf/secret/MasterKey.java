package dev.sheaf.secret;

import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The key that secrets are encrypted with, AES-256 in GCM. It comes from a setting, which nodes
/// that share a database must all be given, or from a file that only its owner can read, made at
/// the first use. It never shows itself.
public final class MasterKey {

  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] key;

  private MasterKey(byte[] key) {
    this.key = key;
  }

  /// @param base64 32 bytes
  public static MasterKey of(String base64) {
    try {
      byte[] key = Base64.getDecoder().decode(base64.strip());
      if (key.length == KEY_BYTES) {
        return new MasterKey(key);
      }
    } catch (IllegalArgumentException _) {
      // told below, without the value
    }
    throw new FailureException(
        Failure.caller(
            "BAD_SECRETS_KEY",
            "The key for secrets must be 32 bytes in Base64; openssl rand -base64 32 makes one"));
  }

  /// The key in the file; a new one when there is no file.
  public static MasterKey in(Path file) {
    try {
      if (Files.notExists(file)) {
        create(file);
      }
      return of(Files.readString(file));
    } catch (IOException e) {
      throw new FailureException(
          Failure.ours("SECRETS_KEY_UNREADABLE", "The key file " + file + " cannot be used: " + e),
          e);
    }
  }

  private static void create(Path file) throws IOException {
    byte[] key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    Path fresh = file.resolveSibling(file.getFileName() + "." + RANDOM.nextInt(1_000_000));
    try {
      // never readable by others, not even for a moment, and never half written
      Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      Files.write(
          fresh,
          Base64.getEncoder().encodeToString(key).getBytes(StandardCharsets.US_ASCII),
          StandardOpenOption.WRITE);
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException _) {
      // another process was faster, and its key is as good
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /// Tells keys apart without telling the key.
  String id() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Nonce and ciphertext. `bound` must be given again to open it, so that a sealed value cannot be
  /// moved to another name.
  byte[] seal(byte[] plain, String bound) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, bound).doFinal(plain);
      byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
      return both;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /// @throws GeneralSecurityException if it was sealed with another key, or for another name, or
  ///   changed since
  byte[] open(byte[] sealed, String bound) throws GeneralSecurityException {
    byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    return cipher(Cipher.DECRYPT_MODE, nonce, bound)
        .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
  }

  private Cipher cipher(int mode, byte[] nonce, String bound) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(ALGORITHM);
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  @Override
  public String toString() {
    return "***";
  }
}
