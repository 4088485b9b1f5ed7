package dev.sheaf.dialect.runflow;

import dev.sheaf.egress.AddressPolicy;
import dev.sheaf.failure.Failure;
import dev.sheaf.run.FailureStage;
import dev.sheaf.run.InputCheck;
import dev.sheaf.run.InputProblem;
import dev.sheaf.run.NewRuns;
import dev.sheaf.run.NewRuns.NewRun;
import dev.sheaf.run.RunFailure;
import dev.sheaf.run.Target;
import dev.sheaf.run.Terms;
import dev.sheaf.tenant.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the bodies that create runs (2.7) and batches (2.1). What is wrong with the request as a
/// whole refuses it; what is wrong with one item of a batch fails that item (6.3).
public final class NewRunsReader {

  private static final String CLIENT_REF = "client_ref";
  static final String SOURCE = "api";
  private static final String REQUEST_ID = "X-Request-Id";
  private static final int REQUEST_ID_MAX = 255;

  private final AddressPolicy addresses;
  private final TermsReader terms;
  private final int itemsMax;

  public NewRunsReader(AddressPolicy addresses, TermsReader terms, int itemsMax) {
    this.addresses = addresses;
    this.terms = terms;
    this.itemsMax = itemsMax;
  }

  NewRuns run(HttpServletRequest http, Caller caller, Target target, ObjectNode body) {
    Fields fields = new Fields(body);
    String clientRef = fields.text(CLIENT_REF, 0, Fields.CLIENT_REF_MAX);
    ObjectNode input = object(fields, body.path("input"), "input");
    if (input != null) {
      InputCheck.check(target, input)
          .forEach(problem -> fields.wrong(problem.type(), problem.message(), loc(problem)));
    }
    List<NewRun> runs = input == null ? List.of() : List.of(new NewRun(clientRef, input, null));
    return runs(http, caller, target, fields, runs, false);
  }

  NewRuns batch(HttpServletRequest http, Caller caller, Target target, ObjectNode body) {
    Fields fields = new Fields(body);
    String name = listName(fields);
    List<NewRun> runs = new ArrayList<>();
    if (name != null) {
      ArrayNode list = list(fields, body.path(name), name);
      for (int i = 0; list != null && i < list.size(); i++) {
        NewRun run = item(fields, list.get(i), name, i, target);
        if (run != null) {
          runs.add(run);
        }
      }
    }
    return runs(http, caller, target, fields, runs, true);
  }

  private NewRuns runs(
      HttpServletRequest http,
      Caller caller,
      Target target,
      Fields fields,
      List<NewRun> runs,
      boolean batch) {
    ObjectNode metadata = fields.metadata();
    var callback = fields.callbackUrl(addresses);
    Terms under = batch ? terms.read(fields) : Terms.USUAL;
    fields.refuseIfWrong();
    return new NewRuns(
        caller.orgId(),
        caller.keyId(),
        target,
        batch,
        runs,
        metadata,
        callback,
        SOURCE,
        requestId(http),
        under);
  }

  /// The list's name: `input`, or `items` as one guide has it (6.2). Never both.
  private static @Nullable String listName(Fields fields) {
    boolean input = fields.has("input");
    if (input && fields.has("items")) {
      fields.wrong("value_error", "Send either input or items, not both", "items");
      return null;
    }
    if (!input && !fields.has("items")) {
      fields.missing("input");
      return null;
    }
    return input ? "input" : "items";
  }

  private @Nullable ArrayNode list(Fields fields, JsonNode node, String name) {
    if (!(node instanceof ArrayNode list)) {
      fields.wrong("list_type", "Input should be a valid list", name);
      return null;
    }
    if (list.isEmpty()) {
      fields.wrong("too_short", "List should have at least 1 item", name);
    } else if (list.size() > itemsMax) {
      fields.wrong("too_long", "List should have at most " + itemsMax + " items", name);
      return null;
    }
    return list;
  }

  private static @Nullable NewRun item(
      Fields fields, JsonNode node, String list, int index, Target target) {
    ObjectNode whole = object(fields, node, list, index);
    if (whole == null) {
      return null;
    }
    String clientRef = fields.within(whole, list, index).text(CLIENT_REF, 0, Fields.CLIENT_REF_MAX);
    if (list.equals("input")) {
      return checked(clientRef, whole, target);
    }
    ObjectNode inner = object(fields, whole.path("input"), list, index, "input");
    if (inner != null && clientRef != null) {
      inner.put(CLIENT_REF, clientRef);
    }
    return inner == null ? null : checked(clientRef, inner, target);
  }

  static NewRun checked(@Nullable String clientRef, ObjectNode whole, Target target) {
    ObjectNode bare = whole;
    if (whole.has(CLIENT_REF)) {
      bare = whole.deepCopy();
      bare.remove(CLIENT_REF);
    }
    List<InputProblem> problems = InputCheck.check(target, bare);
    return new NewRun(clientRef, whole, problems.isEmpty() ? null : refused(problems));
  }

  private static Failure refused(List<InputProblem> problems) {
    String all =
        String.join(
            "; ",
            problems.stream().map(p -> String.join(".", p.path()) + ": " + p.message()).toList());
    return Failure.caller(RunFailure.INPUT_VALIDATION_FAILED, all)
        .at(FailureStage.PREPROCESS.word());
  }

  private static @Nullable ObjectNode object(Fields fields, JsonNode node, Object... loc) {
    if (node instanceof ObjectNode object) {
      return object;
    }
    if (node.isMissingNode()) {
      fields.wrong("missing", "Field required", loc);
    } else {
      fields.wrong("dict_type", "Input should be a valid object", loc);
    }
    return null;
  }

  private static Object[] loc(InputProblem problem) {
    List<Object> loc = new ArrayList<>(List.of("input"));
    loc.addAll(problem.path());
    return loc.toArray();
  }

  static @Nullable String requestId(HttpServletRequest http) {
    String id = http.getHeader(REQUEST_ID);
    return id == null || id.length() > REQUEST_ID_MAX || !Fields.isStorable(id) ? null : id;
  }
}
