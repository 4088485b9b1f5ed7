package dev.sheaf.egress;

import java.io.IOException;
import java.io.UncheckedIOException;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okio.Buffer;

/// A `multipart/form-data` body.
public record Multipart(byte[] bytes, String contentType) {

  public static Builder form() {
    return new Builder();
  }

  /// Gathers the parts.
  public static final class Builder {

    private final MultipartBody.Builder parts =
        new MultipartBody.Builder().setType(MultipartBody.FORM);

    public Builder field(String name, String value) {
      parts.addFormDataPart(name, value);
      return this;
    }

    public Builder file(String name, String fileName, String type, byte[] bytes) {
      parts.addFormDataPart(name, fileName, RequestBody.create(bytes, MediaType.get(type)));
      return this;
    }

    public Multipart build() {
      MultipartBody body = parts.build();
      try (Buffer buffer = new Buffer()) {
        body.writeTo(buffer);
        return new Multipart(buffer.readByteArray(), body.contentType().toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
