package dev.sheaf.run;

import dev.sheaf.job.JobId;
import dev.sheaf.run.ApplyReport.Applied;
import dev.sheaf.run.ApplyReport.Change;
import dev.sheaf.store.Database;
import dev.sheaf.time.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The targets of an installation. Some belong to one organisation, the others to everybody; an
/// organisation's own wins over everybody's of the same path.
public final class Targets {

  private static final String BUILT_IN = "targets.yaml";

  /// Versions never change, so they are kept in memory; this many.
  private static final int KEPT_MAX = 1_000;

  private final Database database;
  private final TargetRows rows;
  private final Time time;
  private final Map<UUID, Target> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Target> eldest) {
          return size() > KEPT_MAX;
        }
      };

  public Targets(Database database, Time time) {
    this.database = database;
    this.rows = new TargetRows(database);
    this.time = time;
  }

  /// Sees to it that the built-in targets are there. To be called once when the server starts.
  public void installBuiltIn() {
    ApplyReport report = apply(null, builtIn());
    if (!report.isGood()) {
      throw new IllegalStateException("the built-in targets are wrong: " + report.problems());
    }
  }

  /// The newest version.
  public Optional<Target> byPath(UUID org, TargetKind kind, String owner, String slug) {
    return rows.byPath(org, kind, owner, slug);
  }

  /// The newest version of the target with that id.
  public Optional<Target> byId(UUID org, UUID id) {
    return rows.byId(org, id);
  }

  /// Exactly that version, as it was when it was written.
  public Optional<Target> version(UUID versionId) {
    synchronized (kept) {
      Target known = kept.get(versionId);
      if (known != null) {
        return Optional.of(known);
      }
    }
    Optional<Target> found = rows.version(versionId);
    found.ifPresent(target -> {
      synchronized (kept) {
        kept.put(versionId, target);
      }
    });
    return found;
  }

  /// The newest versions of all targets that the organisation can call, by kind, owner and slug.
  public List<Target> list(UUID org) {
    return rows.list(org);
  }

  /// Makes and changes targets as the file says, all of them or, if there is any problem, none.
  /// Targets that it does not name stay. `org` null: they are everybody's, and the file is the
  /// operator's own, who may name servers inside the house.
  public ApplyReport apply(@Nullable UUID org, String yaml) {
    TargetFile.Content file = TargetFile.read(yaml, org == null);
    if (!file.problems().isEmpty()) {
      return new ApplyReport(file.problems(), List.of());
    }
    return database.inTransaction(() -> {
      rows.lock();
      List<String> problems = new FlowCheck(rows, org).problems(file.targets());
      return problems.isEmpty()
          ? new ApplyReport(List.of(), write(org, file.targets()))
          : new ApplyReport(problems, List.of());
    });
  }

  /// Flows come last: they are written with the versions of their nodes.
  private List<Applied> write(@Nullable UUID org, List<NamedDefinition> targets) {
    List<Applied> applied = new ArrayList<>();
    for (NamedDefinition named : targets) {
      if (!(named.definition().action() instanceof Action.Flow)) {
        applied.add(write(org, named));
      }
    }
    for (NamedDefinition named : targets) {
      if (named.definition().action() instanceof Action.Flow flow) {
        applied.add(write(org, named.with(named.definition().withAction(pinned(org, flow)))));
      }
    }
    return applied;
  }

  private Action.Flow pinned(@Nullable UUID org, Action.Flow flow) {
    return new Action.Flow(
        flow.nodes().stream().map(node -> node.pinned(versionOf(org, node))).toList(),
        flow.output());
  }

  private UUID versionOf(@Nullable UUID org, FlowNode node) {
    return FlowCheck.find(rows, org, node)
        .orElseThrow(() -> new IllegalStateException(node.path() + " was there a moment ago"))
        .versionId();
  }

  private Applied write(@Nullable UUID org, NamedDefinition named) {
    Optional<TargetRows.Newest> newest = rows.newest(org, named);
    if (newest.isPresent() && isSame(newest.get(), named.definition())) {
      return applied(named, newest.get().version(), Change.UNCHANGED);
    }
    int version = newest.map(TargetRows.Newest::version).orElse(0) + 1;
    UUID target =
        newest.map(TargetRows.Newest::target).orElseGet(() -> JobId.create(time.instant()).value());
    rows.write(org, target, version, named, time.instant());
    return applied(named, version, version == 1 ? Change.CREATED : Change.UPDATED);
  }

  private static boolean isSame(TargetRows.Newest newest, Definition definition) {
    String written = Json.MAPPER.writeValueAsString(definition);
    return Json.MAPPER.readTree(newest.definition()).equals(Json.MAPPER.readTree(written));
  }

  private static Applied applied(NamedDefinition named, int version, Change change) {
    return new Applied(named.kind(), named.path(), version, change);
  }

  private static String builtIn() {
    try (InputStream in =
        Objects.requireNonNull(Targets.class.getResourceAsStream(BUILT_IN), BUILT_IN)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
