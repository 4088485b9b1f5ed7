package dev.sheaf.run;

import dev.sheaf.asset.Asset;
import dev.sheaf.asset.AssetId;
import dev.sheaf.asset.ContentTypes;
import dev.sheaf.egress.Call;
import dev.sheaf.egress.Limits;
import dev.sheaf.egress.Reply;
import dev.sheaf.egress.Urls;
import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import dev.sheaf.run.builtin.FileSource;
import dev.sheaf.run.builtin.InputFile;
import java.net.URI;
import java.util.Optional;

/// Gets the files that an input names: assets of the organisation, our own signed URLs, and
/// whatever the guarded client may fetch.
final class InputFiles implements FileSource {

  private static final int REDIRECTS_MAX = 5;

  private final ExecutorParts parts;
  private final Work work;

  InputFiles(ExecutorParts parts, Work work) {
    this.parts = parts;
    this.work = work;
  }

  @Override
  public InputFile get(String reference, int bytesMax) throws InterruptedException {
    if (AssetId.looksLikeOne(reference)) {
      Asset asset =
          AssetId.parse(reference)
              .flatMap(id -> parts.assets().find(work.org(), id))
              .orElseThrow(() -> missing("There is no asset " + shown(reference)));
      return read(asset, bytesMax);
    }
    Optional<Asset> own = parts.assets().behind(reference);
    return own.isPresent() ? read(own.get(), bytesMax) : fetch(reference, bytesMax);
  }

  private InputFile read(Asset asset, int bytesMax) {
    if (asset.sizeBytes() > bytesMax) {
      throw tooLarge(bytesMax);
    }
    return new InputFile(parts.assets().read(asset), asset.name(), asset.mimeType());
  }

  private InputFile fetch(String reference, int bytesMax) throws InterruptedException {
    URI url =
        Urls.parse(reference)
            .orElseThrow(() -> unusable("\"" + shown(reference) + "\" is no http or https URL"));
    for (int hop = 0; hop <= REDIRECTS_MAX; hop++) {
      Reply reply = parts.http().call(Call.get(url).with(limits(bytesMax)));
      if (!(reply instanceof Reply.Answered answer)) {
        throw failed((Reply.Failed) reply, bytesMax);
      }
      if (answer.isSuccess()) {
        return file(url, answer);
      }
      url = redirected(url, answer);
    }
    throw unusable("The file at " + url.getHost() + " is redirected too often");
  }

  private Limits limits(int bytesMax) {
    return Limits.DEFAULT.withTotal(work.target().timeout()).withBytes(bytesMax);
  }

  private static InputFile file(URI url, Reply.Answered answer) {
    String path = url.getPath() == null ? "" : url.getPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    String said = answer.headers().first("Content-Type").orElse(null);
    return new InputFile(answer.body(), name, ContentTypes.of(answer.body(), name, said));
  }

  private static URI redirected(URI url, Reply.Answered answer) {
    int status = answer.status();
    boolean redirect = status >= 301 && status <= 308 && status != 304;
    Optional<URI> next =
        redirect
            ? answer.headers().first("Location").flatMap(to -> Urls.resolve(url, to))
            : Optional.empty();
    return next.orElseThrow(() -> refused(url, status));
  }

  private static FailureException refused(URI url, int status) {
    String message = "The file at %s was answered with %d".formatted(url.getHost(), status);
    return HttpResults.isWorthAnotherTry(status)
        ? new FailureException(Failure.target(RunFailure.PROVIDER_ERROR, message))
        : unusable(message);
  }

  private static FailureException failed(Reply.Failed reply, int bytesMax) {
    Failure why = reply.failure();
    return switch (why.code()) {
      case "ADDRESS_REFUSED", "BAD_URL", "BAD_ENCODING" -> unusable(why.message());
      case "BODY_TOO_LARGE" -> tooLarge(bytesMax);
      default -> new FailureException(Failure.target(RunFailure.PROVIDER_ERROR, why.message()));
    };
  }

  private static FailureException missing(String message) {
    return new FailureException(Failure.caller(RunFailure.ASSET_NOT_FOUND, message));
  }

  private static FailureException unusable(String message) {
    return new FailureException(Failure.caller(RunFailure.INPUT_VALIDATION_FAILED, message));
  }

  private static FailureException tooLarge(int bytesMax) {
    return unusable("The file has more than %,d bytes; give a smaller one".formatted(bytesMax));
  }

  private static String shown(String reference) {
    return reference.length() <= 80 ? reference : reference.substring(0, 80) + "…";
  }
}
