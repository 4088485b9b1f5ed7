package dev.sheaf.run;

import dev.sheaf.secret.Signer;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The URLs that endpoints post their results to. The token names the call and is signed, so it
/// cannot be guessed, is the same at every try, and needs no row to be found by.
final class Callbacks {

  private static final String PURPOSE = "run callback";
  private static final Pattern FORM =
      Pattern.compile("([0-9a-f-]{36})\\.([a-z0-9_-]{0,40})\\.([A-Za-z0-9_-]{43})");

  private final Signer signer;
  private final Supplier<String> publicUrl;

  Callbacks(Signer signer, Supplier<String> publicUrl) {
    this.signer = signer;
    this.publicUrl = publicUrl;
  }

  /// Which call a token is for.
  record Awaited(UUID run, String node) {}

  String url(Work work) {
    String call = work.call().runId() + "." + work.node();
    String base = publicUrl.get().replaceAll("/+$", "");
    return base + Executors.CALLBACK_PATH + call + "." + signer.sign(PURPOSE, call);
  }

  Optional<Awaited> read(String token) {
    Matcher parts = FORM.matcher(token);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String call = parts.group(1) + "." + parts.group(2);
    return signer.isSignature(PURPOSE, call, parts.group(3))
        ? Optional.of(new Awaited(UUID.fromString(parts.group(1)), parts.group(2)))
        : Optional.empty();
  }
}
