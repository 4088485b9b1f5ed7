package dev.sheaf.dialect.runflow;

import java.util.Arrays;
import java.util.List;

/// One thing that is wrong with a request (section 4): where, what, and the kind of fault as
/// clients know it from FastAPI.
record Problem(List<Object> loc, String msg, String type) {

  Problem {
    loc = List.copyOf(loc);
  }

  static Problem at(String type, String msg, Object... loc) {
    return new Problem(Arrays.asList(loc), msg, type);
  }
}
