package dev.sheaf.scrape;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/// Bodies as servers encode them.
final class Encodings {

  private Encodings() {}

  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] deflate(byte[] plain, boolean wrapped) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, !wrapped);
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  /// Brotli by hand (RFC 7932, section 9.2): a window of 16 bits, one uncompressed metablock of at
  /// most 65,536 bytes, and the empty last one.
  static byte[] brotli(byte[] plain) {
    int head = (plain.length - 1) << 4 | 1 << 20;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int shift = 0; shift < 24; shift += 8) {
      bytes.write(head >> shift);
    }
    bytes.writeBytes(plain);
    bytes.write(0x03);
    return bytes.toByteArray();
  }

  /// The same bytes with the middle turned around.
  static byte[] corrupt(byte[] bytes) {
    byte[] bad = bytes.clone();
    for (int i = bad.length / 3; i < bad.length * 2 / 3; i++) {
      bad[i] = (byte) ~bad[i];
    }
    return bad;
  }

  static byte[] half(byte[] bytes) {
    return java.util.Arrays.copyOf(bytes, bytes.length / 2);
  }
}
