package dev.sheaf.dialect.runflow;

import dev.sheaf.asset.Asset;
import dev.sheaf.asset.AssetId;
import dev.sheaf.asset.Assets;
import dev.sheaf.asset.Uploads;
import dev.sheaf.failure.FailureException;
import dev.sheaf.tenant.Answer;
import dev.sheaf.tenant.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// Uploads in three steps, and the assets they become (section 3).
@RestController
@RequestMapping({"/v1", "/runflow/v1"})
@Tag(name = "Runflow: assets")
public class AssetRoutes {

  private static final List<String> TYPES =
      List.of(
          "image/png",
          "image/jpeg",
          "image/webp",
          "image/gif",
          "image/bmp",
          "image/tiff",
          "image/svg+xml",
          "video/mp4",
          "video/webm",
          "audio/mpeg",
          "audio/wav",
          "audio/ogg",
          "application/pdf",
          "application/json",
          "application/zip",
          "text/plain",
          "text/csv",
          "text/html",
          "text/markdown");

  private final Uploads uploads;
  private final Assets assets;
  private final Once once;

  public AssetRoutes(Uploads uploads, Assets assets, Once once) {
    this.uploads = uploads;
    this.assets = assets;
    this.once = once;
  }

  private record Session(UUID assetId, String uploadUrl, String expiresAt) {}

  private record Body(
      UUID id,
      UUID orgId,
      @Nullable UUID folderId,
      String name,
      String r2Key,
      String url,
      @Nullable String thumbnailUrl,
      String mimeType,
      long sizeBytes,
      String assetType,
      String sourceType,
      @Nullable UUID sourceId,
      @Nullable UUID createdBy,
      String createdAt,
      String updatedAt) {

    static Body of(Asset asset, String url) {
      return new Body(
          asset.id().value(),
          asset.orgId(),
          null,
          asset.name(),
          "assets/" + asset.id(),
          url,
          null,
          asset.mimeType(),
          asset.sizeBytes(),
          asset.mimeType().split("/", 2)[0],
          asset.source().word(),
          null,
          null,
          Times.reply(asset.createdAt()),
          Times.reply(asset.createdAt()));
    }
  }

  @Operation(summary = "Open an upload: where to PUT the bytes (section 3)")
  @PostMapping("/asset-uploads")
  public ResponseEntity<byte[]> open(HttpServletRequest http) throws IOException {
    Caller caller = Access.enter(http, Access.ASSETS_CREATE);
    ObjectNode body = Bodies.object(http);
    return once.reply(http, caller, body, () -> open(caller, new Fields(body)));
  }

  private Answer open(Caller caller, Fields fields) {
    String name = fields.requiredText("filename", 1, Assets.NAME_MAX);
    String type = fields.requiredText("mime_type", 1, Uploads.TYPE_MAX);
    long size = fields.requiredNumber("size_bytes", 1, Assets.BYTES_MAX);
    fields.refuseIfWrong();
    try {
      Uploads.Session session = uploads.open(caller.orgId(), name, type, size);
      return new Answer(
          201,
          Map.of(),
          Wire.bytes(
              new Session(
                  session.assetId().value(),
                  session.uploadUrl().toString(),
                  Times.reply(session.expiresAt()))));
    } catch (FailureException e) {
      throw Refusal.invalid(Problem.at("value_error", e.failure().message(), "body"));
    }
  }

  @Operation(summary = "Make an upload an asset (section 3)")
  @PostMapping("/asset-uploads/{id}/confirmations")
  public ResponseEntity<byte[]> confirm(HttpServletRequest http, @PathVariable String id)
      throws IOException {
    Caller caller = Access.enter(http, Access.ASSETS_CREATE);
    refuseFolder(Bodies.objectOrEmpty(http));
    AssetId asset = new AssetId(Ids.uuid(id, "id"));
    try {
      return Wire.reply(
          201,
          uploads
              .confirm(caller.orgId(), asset)
              .map(this::body)
              .orElseThrow(() -> Refusal.notFound("asset upload")));
    } catch (FailureException e) {
      throw Refusal.conflict(e.failure().message());
    }
  }

  /// No endpoint makes folders, so an asset that is asked to be in one could never be found there.
  private static void refuseFolder(ObjectNode body) {
    if (body.hasNonNull("folder_id")) {
      throw Refusal.invalid(
          Problem.at(
              "value_error",
              "This server keeps no folders; send null or leave it out",
              "body",
              "folder_id"));
    }
  }

  @Operation(summary = "The types that assets may have (section 3)")
  @GetMapping("/assets/types")
  public ResponseEntity<byte[]> types(HttpServletRequest http) {
    Access.enter(http, Access.ASSETS_READ);
    return Wire.ok(TYPES);
  }

  @Operation(summary = "An asset with a fresh URL (section 3)")
  @GetMapping("/assets/{id}")
  public ResponseEntity<byte[]> get(HttpServletRequest http, @PathVariable String id) {
    Caller caller = Access.enter(http, Access.ASSETS_READ);
    return Wire.ok(
        assets
            .find(caller.orgId(), new AssetId(Ids.uuid(id, "id")))
            .map(this::body)
            .orElseThrow(() -> Refusal.notFound("asset")));
  }

  private Body body(Asset asset) {
    return Body.of(asset, assets.url(asset).toString());
  }
}
