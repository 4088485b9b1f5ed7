package dev.sheaf.dialect.runflow;

import dev.sheaf.dialect.runflow.list.Column;
import dev.sheaf.dialect.runflow.list.ColumnType;
import dev.sheaf.dialect.runflow.list.Columns;
import dev.sheaf.dialect.runflow.list.ListQuery;
import dev.sheaf.dialect.runflow.list.Page;
import dev.sheaf.run.Price;
import dev.sheaf.run.Target;
import dev.sheaf.run.TargetInput;
import dev.sheaf.run.TargetKind;
import dev.sheaf.run.Targets;
import dev.sheaf.store.Database;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

/// Targets as this dialect shows them: models and ComfyUI workflows with what they take and cost
/// (section 3).
public final class TargetBodies {

  /// What models are found by.
  static final Columns COLUMNS =
      Columns.of(
          new Column("id", "id", ColumnType.ID),
          new Column("slug", "slug", ColumnType.TEXT),
          new Column("owner", "owner", ColumnType.TEXT),
          new Column("name", "name", ColumnType.TEXT),
          new Column("status_code", "status_code", ColumnType.TEXT));

  static final Columns CREATORS =
      Columns.of(
          new Column("id", "id", ColumnType.ID),
          new Column("slug", "slug", ColumnType.TEXT),
          new Column("name", "name", ColumnType.TEXT));

  static final Columns PRICES =
      Columns.of(
          new Column("id", "id", ColumnType.ID),
          new Column("model_id", "id", ColumnType.ID),
          new Column("unit_code", "status_code", ColumnType.TEXT));

  private static final String FROM =
      """
      from json_to_recordset(cast(:rows as json)) as m(id uuid, slug text, owner text, name text, status_code text, body json)
      where true\
      """;

  private final Database database;
  private final Targets targets;

  public TargetBodies(Database database, Targets targets) {
    this.database = database;
    this.targets = targets;
  }

  private record Body(
      UUID id,
      UUID orgId,
      UUID modelCreatorId,
      String owner,
      String slug,
      String name,
      String description,
      String version,
      boolean isPublic,
      @Nullable String categoryCode,
      String statusCode,
      String availabilityStatus,
      String pricingNote,
      List<Input> inputs,
      List<JsonNode> outputs) {}

  private record Input(
      UUID id,
      UUID modelId,
      String name,
      String displayName,
      String description,
      String variableTypeCode,
      String defaultBehaviorCode,
      @Nullable String validatorCode,
      JsonNode validatorAttrs,
      boolean isRequired,
      @Nullable JsonNode defaultValue,
      int sortOrder,
      boolean isFeatured) {

    static Input of(UUID model, TargetInput input) {
      JsonNode limits = Wire.JSON.valueToTree(input.limits());
      return new Input(
          input.id(),
          model,
          input.name(),
          input.displayName(),
          input.description(),
          input.type(),
          input.defaultValue() == null ? "none" : "static",
          limits.isEmpty() ? null : "limits",
          limits,
          input.required(),
          input.defaultValue(),
          input.sortOrder(),
          false);
    }
  }

  private record Pricing(
      UUID id,
      UUID modelId,
      String pricingModelCode,
      @Nullable String ruleEffectCode,
      @Nullable UUID modelInputId,
      @Nullable String matchValue,
      @Nullable String dimensionCode,
      @Nullable BigDecimal minValue,
      @Nullable BigDecimal maxValue,
      @Nullable String price,
      String currencyCode,
      String unitCode,
      @Nullable String multiplierLabel,
      @Nullable String measurementSource,
      @Nullable String disabledAt) {

    static Pricing of(Target target) {
      String unit = target.price().unit().word();
      return new Pricing(
          target.versionId(),
          target.id(),
          "per_" + unit,
          null,
          null,
          null,
          null,
          null,
          null,
          Money.textOrNull(target.price().amount()),
          "USD",
          unit,
          null,
          null,
          null);
    }
  }

  private record Row(
      UUID id, String slug, String owner, String name, String statusCode, Object body) {}

  Object of(UUID org, Target target) {
    return new Body(
        target.id(),
        org,
        creatorId(target.owner()),
        target.owner(),
        target.slug(),
        target.name(),
        target.description(),
        String.valueOf(target.version()),
        false,
        null,
        target.enabled() ? "active" : "disabled",
        target.enabled() ? "available" : "unavailable",
        note(target.price()),
        target.inputs().stream().map(input -> Input.of(target.id(), input)).toList(),
        List.of());
  }

  private static String note(Price price) {
    return price.amount().signum() == 0
        ? "Free, or what its endpoint says"
        : Money.textOrNull(price.amount()) + " USD a " + price.unit().word();
  }

  ResponseEntity<byte[]> inputs(Target target) {
    return Lists.reply(
        target.inputs().stream().map(input -> Input.of(target.id(), input)).toList());
  }

  /// The prices of a model, or of all where the path says `any`.
  Page<JsonNode> pricing(UUID org, TargetPath path, ListQuery query) {
    boolean any = path.isId() && path.id().equals(Ids.ANY);
    List<Row> rows =
        targets.list(org).stream()
            .filter(t -> t.kind() != TargetKind.FLOW)
            .filter(t ->
                any || (path.isId() ? path.id().equals("" + t.id()) : path.name().equals(t.path())))
            .map(t ->
                new Row(
                    t.id(), t.slug(), t.owner(), t.name(), t.price().unit().word(), Pricing.of(t)))
            .toList();
    if (rows.isEmpty() && !any) {
      throw Refusal.notFound("model");
    }
    return page(rows, query);
  }

  /// One owner of models.
  private record Creator(
      UUID id, String slug, String name, @Nullable String description, @Nullable String logoUrl) {}

  Page<JsonNode> creators(UUID org, ListQuery query) {
    List<Row> rows =
        targets.list(org).stream()
            .filter(t -> t.kind() == TargetKind.MODEL)
            .map(Target::owner)
            .distinct()
            .map(owner -> {
              UUID id = creatorId(owner);
              Creator creator = new Creator(id, owner, owner, null, null);
              return new Row(id, owner, owner, owner, "", creator);
            })
            .toList();
    return page(rows, query);
  }

  private static UUID creatorId(String owner) {
    return UUID.nameUUIDFromBytes(owner.getBytes(StandardCharsets.UTF_8));
  }

  /// Targets are few and not all in the database: the list is handed to it, so that the filters are
  /// the same everywhere.
  Page<JsonNode> page(UUID org, TargetKind kind, ListQuery query) {
    List<Row> rows =
        targets.list(org).stream().filter(t -> t.kind() == kind).map(t -> row(org, t)).toList();
    return page(rows, query);
  }

  private Page<JsonNode> page(List<Row> rows, ListQuery query) {
    String json = new String(Wire.bytes(rows), StandardCharsets.UTF_8);
    return query.page(
        database,
        "body",
        FROM,
        Map.of("rows", json),
        (row, n) -> Wire.JSON.readTree(row.getString("body")));
  }

  private Row row(UUID org, Target target) {
    return new Row(
        target.id(),
        target.slug(),
        target.owner(),
        target.name(),
        target.enabled() ? "active" : "disabled",
        of(org, target));
  }
}
