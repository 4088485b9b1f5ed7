package dev.sheaf.egress;

import java.io.IOException;
import java.util.zip.ZipException;
import okhttp3.CompressionInterceptor.DecompressionAlgorithm;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/// Decompresses, and keeps apart what goes wrong with the connection and what goes wrong with the
/// bytes: decompressors throw all sorts of exceptions, and pass on those of the connection. No
/// bytes at all are an empty body, as servers send it with a redirect, not a broken one.
record Decoding(DecompressionAlgorithm algorithm) implements DecompressionAlgorithm {

  @Override
  public String getEncoding() {
    return algorithm.getEncoding();
  }

  @Override
  public Source decompress(BufferedSource compressed) {
    return new Decoded(algorithm, new Wire(compressed));
  }

  /// The compressed bytes as they come in; remembers how the connection failed.
  private static final class Wire extends ForwardingSource {

    private @Nullable IOException failure;

    Wire(Source delegate) {
      super(delegate);
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      try {
        return super.read(sink, byteCount);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }

  /// The plain bytes. The decompressor is made at the first read, since some read at once.
  private static final class Decoded extends ForwardingSource {

    private final DecompressionAlgorithm algorithm;
    private final Wire wire;
    private final BufferedSource compressed;
    private @Nullable Source plain;

    Decoded(DecompressionAlgorithm algorithm, Wire wire) {
      super(wire);
      this.algorithm = algorithm;
      this.wire = wire;
      this.compressed = Okio.buffer((Source) wire);
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      try {
        return plain == null && compressed.exhausted() ? -1 : plain().read(sink, byteCount);
      } catch (IOException | RuntimeException e) {
        throw wire.failure != null ? wire.failure : undecodable(e);
      }
    }

    @Override
    public void close() throws IOException {
      if (plain == null) {
        compressed.close();
      } else {
        plain.close();
      }
    }

    private Source plain() throws IOException {
      Source made = plain == null ? algorithm.decompress(compressed) : plain;
      plain = made;
      return made;
    }

    private static ZipException undecodable(Exception e) {
      ZipException undecodable = new ZipException("the body does not decompress");
      undecodable.initCause(e);
      return undecodable;
    }
  }
}
