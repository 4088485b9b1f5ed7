package dev.sheaf.dialect.lindo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing to make.
record Order(String prompt, @Nullable Instant startAt) {}
