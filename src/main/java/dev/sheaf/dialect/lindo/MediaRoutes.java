package dev.sheaf.dialect.lindo;

import dev.sheaf.failure.FailureException;
import dev.sheaf.hosting.HostedSites;
import dev.sheaf.tenant.Caller;
import dev.sheaf.website.Media;
import dev.sheaf.website.Websites;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Files of a website (contract, 3.1): up to 10 MiB each, served beside its pages under `media/`.
@RestController
@RequestMapping({
  "/v1/workspace/website/{id}/media/upload",
  "/lindo/v1/workspace/website/{id}/media/upload"
})
@Tag(name = "Lindo: websites")
public class MediaRoutes {

  private static final int BATCH_MAX = 20;
  private static final int BASE64_MAX = Media.FILE_MAX / 3 * 4 + 1_000;
  private static final int NAME_MAX = 200;
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern DATA_URL = Pattern.compile("^data:[^,]{0,200},");

  private final Websites websites;
  private final Media media;
  private final HostedSites sites;

  public MediaRoutes(Websites websites, Media media, HostedSites sites) {
    this.websites = websites;
    this.media = media;
    this.sites = sites;
  }

  private record Upload(String name, byte @Nullable [] body, @Nullable String type) {}

  @Operation(summary = "Put a file beside the pages (contract 3.1)")
  @PostMapping
  public ObjectNode one(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @PathVariable String id,
      HttpServletRequest http)
      throws IOException {
    Fields fields = Fields.of(http);
    Upload upload = read(fields);
    fields.check();
    check(caller, id);
    return Answers.of(kept(id, upload));
  }

  @Operation(summary = "Put up to 20 files beside the pages (contract 3.1)")
  @PostMapping("/batch")
  public ObjectNode batch(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @PathVariable String id,
      HttpServletRequest http)
      throws IOException {
    Fields fields = Fields.of(http);
    List<Upload> uploads = fields.objects("files", BATCH_MAX, MediaRoutes::read);
    fields.check();
    check(caller, id);
    ObjectNode result = Answers.object();
    ArrayNode list = result.putArray("uploaded");
    uploads.forEach(upload -> list.add(tried(id, upload)));
    int good = (int) list.valueStream().filter(one -> one.path("success").asBoolean()).count();
    result.put("total", uploads.size()).put("successful", good);
    return Answers.of(result.put("failed", uploads.size() - good));
  }

  private ObjectNode tried(String id, Upload upload) {
    try {
      return kept(id, upload).put("success", true);
    } catch (FailureException e) {
      return Answers.object()
          .putNull("url")
          .put("file_name", upload.name())
          .put("media_type", upload.type())
          .put("success", false)
          .put("error", e.failure().message());
    }
  }

  private ObjectNode kept(String id, Upload upload) {
    byte[] body = upload.body() == null ? new byte[0] : upload.body();
    Media.MediaFile file = media.put(id, upload.name(), body);
    return Answers.object()
        .put("url", sites.address(id) + "media/" + file.name())
        .put("file_name", file.name())
        .put("media_type", upload.type() == null ? type(file) : upload.type());
  }

  private static String type(Media.MediaFile file) {
    return switch (file.contentType().substring(0, file.contentType().indexOf('/'))) {
      case "image" -> "images";
      case "video" -> "videos";
      case "font" -> "fonts";
      default -> "documents";
    };
  }

  private static Upload read(Fields fields) {
    String text = fields.required("file_base64", BASE64_MAX);
    String name = fields.required("file_name", NAME_MAX);
    String type = fields.text("media_type", 20);
    if (type != null && !type.matches("images|videos|documents|fonts")) {
      fields.error(
          "media_type",
          "Invalid enum value. Expected 'images' | 'videos' | 'documents' | 'fonts', received '"
              + type
              + "'");
    }
    return new Upload(name, decoded(fields, text), type);
  }

  private static byte @Nullable [] decoded(Fields fields, String text) {
    try {
      String bare = DATA_URL.matcher(text).replaceFirst("");
      String plain = BLANKS.matcher(bare).replaceAll("");
      return Base64.getDecoder().decode(plain.replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException _) {
      fields.error("file_base64", "Invalid base64");
      return null;
    }
  }

  private void check(Caller caller, String id) {
    if (!websites.isOwned(caller.orgId(), id)) {
      throw Refusal.notFound("Website");
    }
  }
}
