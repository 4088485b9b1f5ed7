package dev.sheaf.run.builtin;

/// Gets files by URL or reference.
public interface FileSource {

  /// The file, which has no more bytes than that.
  ///
  /// @throws dev.sheaf.failure.FailureException if it cannot be had
  InputFile get(String reference, int bytesMax) throws InterruptedException;
}
