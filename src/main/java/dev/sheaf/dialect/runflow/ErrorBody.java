package dev.sheaf.dialect.runflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of every reply that is not a 2xx (section 4). `errors` is there only for a request that
/// does not validate, and null otherwise.
record ErrorBody(String code, String message, @Nullable List<Problem> errors) {}
