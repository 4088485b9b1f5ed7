package dev.sheaf.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Who may use whom. The map below is the table of `docs/architecture.md`; a package that is not in
/// it may not exist.
class DirectionTest {

  private static final List<String> BASE =
      List.of("failure", "time", "settings", "store", "egress");

  private static final Map<String, List<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("failure", List.of()),
          Map.entry("time", List.of()),
          Map.entry("settings", List.of("failure")),
          Map.entry("store", List.of("failure", "time", "settings")),
          Map.entry("egress", List.of("failure", "time", "settings")),
          Map.entry("job", BASE),
          Map.entry("engine", with("job")),
          Map.entry("extract", BASE),
          Map.entry("scrape", BASE),
          Map.entry("llm", BASE),
          Map.entry("tenant", with("job")),
          Map.entry("webhook", with("engine", "job")),
          Map.entry("airops", with("scrape", "extract", "llm", "engine", "job")),
          Map.entry("site", with("llm", "engine", "job")),
          Map.entry("credit", BASE),
          Map.entry("workspace", BASE),
          Map.entry("website", with("site", "credit", "workspace", "engine", "job")),
          Map.entry("hosting", with("website", "site")),
          Map.entry("secret", BASE),
          Map.entry("asset", with("secret", "job")),
          Map.entry("run", with("asset", "secret", "llm", "engine", "job")),
          Map.entry(
              "dialect",
              with(
                  "airops",
                  "website",
                  "hosting",
                  "credit",
                  "workspace",
                  "site",
                  "run",
                  "asset",
                  "webhook",
                  "tenant",
                  "scrape",
                  "engine",
                  "job")),
          Map.entry("demo", with("airops")),
          Map.entry("bench", with("engine", "job")),
          Map.entry("cli", with("extract", "scrape", "dialect", "tenant")));

  private static final JavaClasses SHEAF =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.sheaf");

  @Test
  void packagesUseOnlyWhatTheTableAllows() {
    MAY_USE.forEach((name, allowed) ->
        noClasses()
            .that()
            .resideInAPackage("dev.sheaf." + name + "..")
            .should()
            .dependOnClassesThat(sheafOutside(name, allowed))
            .because(name + " may use only " + allowed + ", so that features stay independent")
            .allowEmptyShould(true)
            .check(SHEAF));
  }

  @Test
  void everyPackageIsInTheTable() {
    classes()
        .that()
        .resideInAPackage("dev.sheaf.*..")
        .should()
        .resideInAnyPackage(
            MAY_USE.keySet().stream().map(n -> "dev.sheaf." + n + "..").toArray(String[]::new))
        .because("a new package needs a place in the house before it has classes")
        .check(SHEAF);
  }

  @Test
  void jobsAndExtractionArePure() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.sheaf.job..", "dev.sheaf.extract..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..", "okhttp3..")
        .because("the model, the roll-ups and extraction are tested as plain functions")
        .allowEmptyShould(true)
        .check(SHEAF);
  }

  @Test
  void onlyTimeReadsTheClock() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.sheaf.time..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", java.time.Duration.class)
        .because("every test owns the hour")
        .check(SHEAF);
  }

  /// And the bench, which measures against requests that nothing guards.
  @Test
  void onlyEgressCallsOut() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.sheaf.egress..", "dev.sheaf.bench..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("okhttp3..")
        .because("everything that calls out goes through the one guarded client")
        .check(SHEAF);
  }

  private static DescribedPredicate<JavaClass> sheafOutside(String name, List<String> allowed) {
    List<String> open =
        Stream.concat(allowed.stream(), Stream.of(name)).map(n -> "dev.sheaf." + n).toList();
    return DescribedPredicate.describe(
        "are in Sheaf but outside " + open,
        type ->
            type.getPackageName().startsWith("dev.sheaf")
                && open.stream().noneMatch(p -> isWithin(type.getPackageName(), p)));
  }

  private static boolean isWithin(String name, String parent) {
    return name.equals(parent) || name.startsWith(parent + ".");
  }

  private static List<String> with(String... more) {
    List<String> all = new ArrayList<>(BASE);
    all.addAll(Arrays.asList(more));
    return List.copyOf(all);
  }
}
