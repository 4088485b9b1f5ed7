package dev.sheaf.run;

import dev.sheaf.job.JobId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// Ids of runs and of a batch's items: UUIDv7s that follow from the job and the place in it, so
/// that a stage knows the id of what it runs, and that sort like the runs do. They begin with the
/// job's time and the place; the rest is a hash.
final class RunId {

  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final int PLACE_LOW_BITS = 8;
  private static final int HASH_BITS = 54;

  private RunId() {}

  static UUID ofRun(JobId job, int seq) {
    return of(job, seq, "run");
  }

  static UUID ofItem(JobId job, int seq) {
    return of(job, seq, "item");
  }

  private static UUID of(JobId job, int seq, String kind) {
    long time = job.createdAt().toEpochMilli();
    long high = (time << 16) | VERSION_7 | ((seq >>> PLACE_LOW_BITS) & 0xfffL);
    long place = (seq & 0xffL) << HASH_BITS;
    return new UUID(high, VARIANT | place | (hash(job, seq, kind) >>> (Long.SIZE - HASH_BITS)));
  }

  private static long hash(JobId job, int seq, String kind) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((job + "/" + seq + "/" + kind).getBytes(StandardCharsets.US_ASCII));
      return ByteBuffer.wrap(digest.digest()).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
