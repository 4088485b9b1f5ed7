package dev.sheaf.dialect.olostep;

import dev.sheaf.airops.AiropsJob;
import dev.sheaf.airops.AiropsPipeline;
import dev.sheaf.airops.Answerer;
import dev.sheaf.dialect.olostep.BatchBodies.Created;
import dev.sheaf.dialect.olostep.BatchBodies.Status;
import dev.sheaf.egress.AddressPolicy;
import dev.sheaf.engine.Engine;
import dev.sheaf.engine.JobSnapshot;
import dev.sheaf.engine.NewJob;
import dev.sheaf.engine.NewJob.NewItem;
import dev.sheaf.tenant.Answer;
import dev.sheaf.tenant.Caller;
import dev.sheaf.tenant.Idempotency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// The three endpoints of AirOps batches (contract, section 2).
@RestController
@RequestMapping({"/v1/batches-airops", "/olostep/v1/batches-airops"})
@Tag(name = "Olostep: AirOps batches")
public class AiropsRoutes {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Engine engine;
  private final Idempotency idempotency;
  private final AiropsPipeline pipeline;
  private final BatchModes modes;
  private final AddressPolicy addresses;

  /// When enrichment goes through a provider's batch API unless the request says so, and how brands
  /// are looked for.
  public record BatchModes(
      boolean available, boolean byDefault, int fromUrls, boolean literalBrands) {

    boolean choose(AiropsRequest request) {
      if (!available) {
        return false;
      }
      Boolean asked = request.batchMode();
      return asked != null ? asked : byDefault && request.items().size() >= fromUrls;
    }
  }

  public AiropsRoutes(
      Engine engine,
      Idempotency idempotency,
      AiropsPipeline pipeline,
      BatchModes modes,
      AddressPolicy addresses) {
    this.engine = engine;
    this.idempotency = idempotency;
    this.pipeline = pipeline;
    this.modes = modes;
    this.addresses = addresses;
  }

  @Operation(summary = "Start a batch of 1 to 10,000 URLs (contract 2.1)")
  @PostMapping
  public ResponseEntity<?> create(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, HttpServletRequest http)
      throws IOException {
    Problems problems = new Problems();
    // Read raw: the framework takes the body of a client that names no type, as curl does, for a
    // form.
    byte[] body = http.getInputStream().readAllBytes();
    Optional<AiropsRequest> request = AiropsRequest.read(body, addresses, problems);
    if (request.isEmpty()) {
      return ResponseEntity.badRequest().body(AiropsErrors.validation(problems));
    }
    Answer answer =
        idempotency.answer(
            caller.orgId(),
            http.getHeader(Idempotency.HEADER),
            "POST /v1/batches-airops",
            body,
            () -> accept(caller, request.get()));
    return ResponseEntity.status(answer.status())
        .contentType(MediaType.APPLICATION_JSON)
        .body(answer.body());
  }

  @Operation(summary = "Where a batch stands (contract 2.2)")
  @GetMapping("/{id}")
  public ResponseEntity<?> status(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable String id) {
    Answerer answerer = pipeline.answerer();
    return find(caller, id)
        .<ResponseEntity<?>>map(job -> ResponseEntity.ok(Status.of(job, answerer)))
        .orElseGet(AiropsRoutes::notFound);
  }

  @Operation(summary = "What was found on each page, once the batch has ended (contract 2.4)")
  @GetMapping("/{id}/items")
  public void items(
      @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
      @PathVariable String id,
      HttpServletResponse response)
      throws IOException {
    Optional<JobSnapshot> job = find(caller, id);
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    if (job.isPresent()) {
      ItemBodies.write(job.get(), engine, response.getOutputStream());
    } else {
      response.setStatus(HttpStatus.NOT_FOUND.value());
      JSON.writeValue(response.getOutputStream(), AiropsErrors.notFound());
    }
  }

  private Answer accept(Caller caller, AiropsRequest request) {
    String id = BatchId.create();
    engine.submit(job(caller, id, request));
    JobSnapshot accepted = engine.find(caller.orgId(), id).orElseThrow();
    return new Answer(
        HttpStatus.OK.value(),
        Map.of(),
        JSON.writeValueAsBytes(Created.of(accepted, pipeline.answerer())));
  }

  private NewJob job(Caller caller, String id, AiropsRequest request) {
    List<NewItem> items =
        request.items().stream()
            .map(item -> new NewItem(item.customId(), new AiropsJob.Item(item.url())))
            .toList();
    AiropsJob input =
        new AiropsJob(
            request.brands(),
            request.country(),
            request.webhook(),
            modes.choose(request),
            modes.literalBrands());
    return NewJob.of(caller.orgId(), AiropsPipeline.KIND, id, input, items)
        .withMetadata(request.metadata());
  }

  private Optional<JobSnapshot> find(Caller caller, String id) {
    return BatchId.isOne(id)
        ? engine
            .find(caller.orgId(), id)
            .filter(job -> job.job().kind().equals(AiropsPipeline.KIND))
        : Optional.empty();
  }

  private static ResponseEntity<?> notFound() {
    return ResponseEntity.status(HttpStatus.NOT_FOUND).body(AiropsErrors.notFound());
  }
}
