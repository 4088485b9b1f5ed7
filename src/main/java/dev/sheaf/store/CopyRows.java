package dev.sheaf.store;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.ByteConverter;

/// Rows on their way into a table in PostgreSQL's binary COPY format, sent a chunk at a time, so
/// that the database stores some while others are still written.
///
/// Binary and not text: nothing has to be escaped, and JSON is handed over as the bytes it already
/// is. Call [#row] and then one method a column, in the order of the table's column list.
public final class CopyRows {

  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");
  private static final int CHUNK = 64 * 1024;

  /// Most copies are of a few rows.
  private static final int FIRST = 2 * 1024;

  private final CopyIn copy;
  private final short columns;
  private byte[] bytes;
  private int size;

  CopyRows(CopyIn copy) {
    this.copy = copy;
    this.columns = (short) copy.getFieldCount();
    this.bytes = Arrays.copyOf(SIGNATURE, FIRST);
    this.size = SIGNATURE.length;
  }

  public CopyRows row() {
    if (size >= CHUNK) {
      send();
    }
    return int16(columns);
  }

  public CopyRows uuid(UUID value) {
    int32(16);
    return int64(value.getMostSignificantBits()).int64(value.getLeastSignificantBits());
  }

  public CopyRows smallint(int value) {
    return int32(2).int16((short) value);
  }

  public CopyRows integer(int value) {
    return int32(4).int32(value);
  }

  public CopyRows bool(boolean value) {
    int32(1);
    room(1);
    bytes[size++] = (byte) (value ? 1 : 0);
    return this;
  }

  public CopyRows text(@Nullable String value) {
    return raw(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
  }

  /// The value of a `json`, `text` or `bytea` column as its bytes.
  public CopyRows raw(byte @Nullable [] value) {
    if (value == null) {
      return int32(-1);
    }
    int32(value.length);
    room(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
    return this;
  }

  public CopyRows timestamptz(@Nullable Instant value) {
    if (value == null) {
      return int32(-1);
    }
    long seconds = value.getEpochSecond() - POSTGRES_EPOCH.getEpochSecond();
    return int32(8).int64(seconds * 1_000_000 + value.getNano() / 1_000);
  }

  public CopyRows numeric(@Nullable BigDecimal value) {
    return raw(value == null ? null : numericBytes(value));
  }

  void end() throws SQLException {
    int16((short) -1);
    send();
    copy.endCopy();
  }

  private void send() {
    try {
      copy.writeToCopy(bytes, 0, size);
    } catch (SQLException e) {
      throw new BrokenOff(e);
    }
    size = 0;
  }

  /// The database takes no more rows; the cause says why.
  static final class BrokenOff extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SQLException why;

    private BrokenOff(SQLException why) {
      super(why);
      this.why = why;
    }

    SQLException why() {
      return why;
    }
  }

  /// PostgreSQL's numeric is base 10,000: digit count, weight of the first digit, sign, display
  /// scale.
  private static byte[] numericBytes(BigDecimal value) {
    BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
    int scale = plain.scale();
    int fractionDigits = (scale + 3) / 4;
    BigInteger unscaled = plain.abs().setScale(fractionDigits * 4).unscaledValue();
    List<Short> digits = new ArrayList<>();
    BigInteger base = BigInteger.valueOf(10_000);
    while (unscaled.signum() != 0) {
      BigInteger[] parts = unscaled.divideAndRemainder(base);
      digits.addFirst(parts[1].shortValue());
      unscaled = parts[0];
    }
    ByteBuffer out = ByteBuffer.allocate(8 + 2 * digits.size());
    out.putShort((short) digits.size());
    out.putShort((short) (digits.size() - fractionDigits - 1));
    out.putShort((short) (plain.signum() < 0 ? 0x4000 : 0));
    out.putShort((short) scale);
    digits.forEach(out::putShort);
    return out.array();
  }

  private CopyRows int16(short value) {
    room(2);
    ByteConverter.int2(bytes, size, value);
    size += 2;
    return this;
  }

  private CopyRows int32(int value) {
    room(4);
    ByteConverter.int4(bytes, size, value);
    size += 4;
    return this;
  }

  private CopyRows int64(long value) {
    room(8);
    ByteConverter.int8(bytes, size, value);
    size += 8;
    return this;
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
