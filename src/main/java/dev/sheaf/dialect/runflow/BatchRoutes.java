package dev.sheaf.dialect.runflow;

import dev.sheaf.dialect.runflow.list.ListQuery;
import dev.sheaf.engine.Engine;
import dev.sheaf.job.JobId;
import dev.sheaf.tenant.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Batches and their items (2.2 to 2.5). `/v1/batches` reaches these by way of
/// [dev.sheaf.dialect.SharedPaths].
@RestController
@RequestMapping("/runflow/v1")
@Tag(name = "Runflow: batches")
public class BatchRoutes {

  private static final String BATCH = "batch";
  private static final String ITEM = "batch item";

  private final Engine engine;
  private final Reader reader;
  private final BatchRows batches;
  private final RunRows runs;
  private final RunBodies bodies;

  public BatchRoutes(
      Engine engine, Reader reader, BatchRows batches, RunRows runs, RunBodies bodies) {
    this.engine = engine;
    this.reader = reader;
    this.batches = batches;
    this.runs = runs;
    this.bodies = bodies;
  }

  @Operation(summary = "Batches, the newest first (2.3)")
  @GetMapping("/batches")
  public ResponseEntity<byte[]> list(HttpServletRequest http) {
    Caller caller = Access.enter(http, Access.RUNS_READ);
    ListQuery query = ListQuery.read(http.getParameterMap(), BatchRows.BATCHES, "created_at:desc");
    return Lists.reply(batches.page(caller.orgId(), query).map(BatchBody::listed), query.fields());
  }

  @Operation(summary = "A batch with its items (2.2)")
  @GetMapping("/batches/{id}")
  public ResponseEntity<byte[]> get(HttpServletRequest http, @PathVariable String id) {
    Caller caller = Access.enter(http, Access.RUNS_READ);
    return Wire.ok(
        reader
            .batch(caller.orgId(), Ids.uuid(id, "id"))
            .orElseThrow(() -> Refusal.notFound(BATCH)));
  }

  @Operation(summary = "A batch's items with their runs (2.4)")
  @GetMapping("/batches/{batchId}/items")
  public ResponseEntity<byte[]> items(HttpServletRequest http, @PathVariable String batchId) {
    Caller caller = Access.enter(http, Access.RUNS_READ);
    BatchRow batch = find(caller, batchId);
    ListQuery query = ListQuery.read(http.getParameterMap(), RunRows.ITEMS, "sequence_index:asc");
    return Lists.reply(
        runs.itemsOf(caller.orgId(), batch.jobId(), query)
            .map(run -> ItemBody.of(run, bodies.of(run))),
        query.fields());
  }

  @Operation(summary = "One item of a batch, or of any batch (2.4)")
  @GetMapping("/batches/{batchId}/items/{id}")
  public ResponseEntity<byte[]> item(
      HttpServletRequest http, @PathVariable String batchId, @PathVariable String id) {
    Caller caller = Access.enter(http, Access.RUNS_READ);
    @Nullable UUID batch = batchId.equals(Ids.ANY) ? null : Ids.uuid(batchId, "batch_id");
    RunRow run =
        runs.findItem(caller.orgId(), batch, Ids.uuid(id, "id"))
            .orElseThrow(() -> Refusal.notFound(ITEM));
    return Wire.ok(ItemBody.of(run, bodies.of(run)));
  }

  @Operation(summary = "Cancel what has not ended (2.5)")
  @PostMapping({"/batches/{batchId}/cancellation", "/admin/batches/{batchId}/cancellation"})
  public ResponseEntity<byte[]> cancel(HttpServletRequest http, @PathVariable String batchId)
      throws IOException {
    Caller caller = Access.enter(http, Access.RUNS_EXECUTE);
    Cancellations.checkReason(Bodies.objectOrEmpty(http));
    BatchRow batch = find(caller, batchId);
    boolean cancelled = engine.cancel(new JobId(batch.jobId()));
    return Wire.reply(
        cancelled ? 201 : 200, reader.batch(caller.orgId(), batch.id()).orElseThrow());
  }

  @Operation(summary = "Start no more items until the batch is resumed; ours")
  @PostMapping("/batches/{batchId}/pause")
  public ResponseEntity<byte[]> pause(HttpServletRequest http, @PathVariable String batchId) {
    Caller caller = Access.enter(http, Access.RUNS_EXECUTE);
    BatchRow batch = find(caller, batchId);
    engine.pause(new JobId(batch.jobId()));
    return Wire.ok(reader.batch(caller.orgId(), batch.id()).orElseThrow());
  }

  @Operation(summary = "Go on with a paused batch; ours")
  @PostMapping("/batches/{batchId}/resume")
  public ResponseEntity<byte[]> resume(HttpServletRequest http, @PathVariable String batchId) {
    Caller caller = Access.enter(http, Access.RUNS_EXECUTE);
    BatchRow batch = find(caller, batchId);
    engine.resume(new JobId(batch.jobId()));
    return Wire.ok(reader.batch(caller.orgId(), batch.id()).orElseThrow());
  }

  private BatchRow find(Caller caller, String id) {
    return batches
        .find(caller.orgId(), Ids.uuid(id, "batch_id"))
        .orElseThrow(() -> Refusal.notFound(BATCH));
  }
}
