package dev.sheaf.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.decoder.Decoder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class CompressedTest {

  private static final byte[] TEXT = "Fresh bread. ".repeat(500).getBytes(StandardCharsets.UTF_8);

  @Test
  void whatIsCompressedCanBeReadAgain() throws Exception {
    Compressed compressed = new Compressed(1_000_000);
    byte[] brotli = compressed.of("a", Coding.BROTLI, TEXT);
    assertThat(Decoder.decompress(brotli).getDecompressedData()).isEqualTo(TEXT);
    byte[] gzip = compressed.of("a", Coding.GZIP, TEXT);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes()).isEqualTo(TEXT);
    assertThat(compressed.of("a", Coding.IDENTITY, TEXT)).isSameAs(TEXT);
  }

  @Test
  void aFileIsCompressedOnce() {
    Compressed compressed = new Compressed(1_000_000);
    byte[] first = compressed.of("a", Coding.BROTLI, TEXT);
    assertThat(compressed.of("a", Coding.BROTLI, TEXT)).isSameAs(first);
    assertThat(compressed.of("b", Coding.BROTLI, TEXT)).isNotSameAs(first);
  }

  @Test
  void whatWasNotAskedForLatelyGoesWhenThereIsNoMoreRoom() {
    int size = Coding.GZIP.encode(TEXT).length;
    Compressed compressed = new Compressed(2L * size);
    byte[] first = compressed.of("a", Coding.GZIP, TEXT);
    byte[] second = compressed.of("b", Coding.GZIP, TEXT);
    assertThat(compressed.of("a", Coding.GZIP, TEXT)).isSameAs(first);
    compressed.of("c", Coding.GZIP, TEXT);
    assertThat(compressed.of("a", Coding.GZIP, TEXT)).isSameAs(first);
    assertThat(compressed.of("b", Coding.GZIP, TEXT)).isNotSameAs(second);
  }

  @Test
  void whatIsLargerThanTheRoomIsNotKept() {
    Compressed compressed = new Compressed(1);
    byte[] first = compressed.of("a", Coding.GZIP, TEXT);
    assertThat(compressed.of("a", Coding.GZIP, TEXT)).isNotSameAs(first).isEqualTo(first);
  }
}
