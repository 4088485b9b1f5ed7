package dev.sheaf.dialect.runflow;

import dev.sheaf.asset.Asset;
import dev.sheaf.asset.AssetId;
import dev.sheaf.asset.Assets;
import dev.sheaf.asset.SignedUrls;
import dev.sheaf.asset.Uploads;
import dev.sheaf.failure.FailureException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The bytes of assets, for whoever holds a signed URL: no key is asked for.
@RestController
@RequestMapping(SignedUrls.PATH)
@Tag(name = "Runflow: assets")
public class FileRoutes {

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

  private final Assets assets;
  private final Uploads uploads;

  public FileRoutes(Assets assets, Uploads uploads) {
    this.assets = assets;
    this.uploads = uploads;
  }

  @Operation(summary = "Read an asset by its signed URL")
  @GetMapping("{id}")
  public void read(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String expires,
      @RequestParam(defaultValue = "") String signature,
      HttpServletResponse response)
      throws IOException {
    Asset asset =
        AssetId.ofText(id)
            .flatMap(known -> assets.opened(known, seconds(expires), signature))
            .orElseThrow(() ->
                Refusal.forbidden(
                    "PERMISSION_DENIED", "This URL is not valid or has expired; ask for it anew."));
    asset.headers().forEach(response::setHeader);
    assets.write(asset, response.getOutputStream());
  }

  @Operation(summary = "Put the bytes of an upload to its signed URL")
  @PutMapping("{id}")
  public void write(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String expires,
      @RequestParam(defaultValue = "") String signature,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    AssetId asset = AssetId.ofText(id).orElseThrow(() -> Refusal.notFound("asset upload"));
    try {
      uploads.receive(
          asset, seconds(expires), signature, request.getContentType(), request.getInputStream());
      response.setStatus(HttpServletResponse.SC_OK);
    } catch (FailureException e) {
      throw refusal(e);
    }
  }

  private static Refusal refusal(FailureException e) {
    String message = e.failure().message();
    return switch (e.failure().code()) {
      case "UPLOAD_FORBIDDEN" -> Refusal.forbidden("PERMISSION_DENIED", message);
      case "UPLOAD_CLOSED" -> Refusal.conflict(message);
      default -> Refusal.invalid(Problem.at("value_error", message, "body"));
    };
  }

  private static long seconds(String text) {
    return SECONDS.matcher(text).matches() ? Long.parseLong(text) : 0;
  }
}
