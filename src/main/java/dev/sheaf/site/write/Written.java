package dev.sheaf.site.write;

import dev.sheaf.failure.Failure;
import dev.sheaf.job.Spent;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How a piece of writing ended. What was spent counts whatever the end.
public sealed interface Written<T> {

  Spent spent();

  record Done<T>(T value, Spent spent) implements Written<T> {}

  /// The author could not be asked now; worth another try, not before `notBefore` if a time is
  /// known.
  record Later<T>(Failure failure, @Nullable Instant notBefore, Spent spent)
      implements Written<T> {}

  /// Trying again gives the same.
  record Failed<T>(Failure failure, Spent spent) implements Written<T> {}

  static <T> Written<T> done(T value) {
    return new Done<>(value, Spent.NOTHING);
  }

  static <T> Written<T> failed(Failure failure) {
    return new Failed<>(failure, Spent.NOTHING);
  }

  /// The same end with another value, or with a failure where the value is no use.
  default <U> Written<U> then(Function<T, Written<U>> next) {
    return switch (this) {
      case Done<T> done -> next.apply(done.value).after(done.spent);
      case Later<T> later -> new Later<>(later.failure, later.notBefore, later.spent);
      case Failed<T> failed -> new Failed<>(failed.failure, failed.spent);
    };
  }

  /// This with what an earlier step cost added to it.
  default Written<T> after(Spent earlier) {
    return switch (this) {
      case Done<T> done -> new Done<>(done.value, earlier.plus(done.spent));
      case Later<T> later -> new Later<>(later.failure, later.notBefore, earlier.plus(later.spent));
      case Failed<T> failed -> new Failed<>(failed.failure, earlier.plus(failed.spent));
    };
  }
}
