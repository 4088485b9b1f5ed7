package dev.sheaf.egress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Inflater;
import okhttp3.CompressionInterceptor.DecompressionAlgorithm;
import okio.BufferedSource;
import okio.InflaterSource;
import okio.Source;

/// The `deflate` encoding, which servers send with the zlib wrapper the standard asks for, or
/// without.
enum Deflate implements DecompressionAlgorithm {
  INSTANCE;

  @Override
  public String getEncoding() {
    return "deflate";
  }

  @Override
  public Source decompress(BufferedSource compressed) {
    return new InflaterSource(compressed, new Inflater(!isWrapped(compressed)));
  }

  private static boolean isWrapped(BufferedSource compressed) {
    try {
      if (!compressed.request(2)) {
        return true;
      }
      int first = compressed.getBuffer().getByte(0) & 0xff;
      int second = compressed.getBuffer().getByte(1) & 0xff;
      return (first & 0x0f) == 8 && (first << 8 | second) % 31 == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
