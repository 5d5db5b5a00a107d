package dev.tinyml.codegen;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String BASE = "dev.tinyml.codegen.";
  private static final String CORE = "dev.tinyml.converter.";
  private static final int CLASSES_AT_LEAST = 50;

  /** Which packages of this module each package may use. The goals in mojo may use all. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("output", Set.of()),
          Map.entry("template", Set.of()),
          Map.entry("arena", Set.of()),
          Map.entry("report.markup", Set.of()),
          Map.entry("report.chart", Set.of("report.markup", "arena")),
          Map.entry("report", Set.of("report.chart", "report.markup", "arena", "fit", "board")),
          Map.entry("runtime", Set.of()),
          Map.entry("schema", Set.of()),
          Map.entry("board", Set.of("schema", "runtime")),
          Map.entry(
              "fit",
              Set.of(
                  "arena", "board", "engine.lowering", "engine.plan", "engine.stack", "runtime")),
          Map.entry("inspection.description", Set.of("fit")),
          Map.entry("inspection.rendering", Set.of("inspection.description", "fit")),
          Map.entry("inspection.keras", Set.of("inspection.description")),
          Map.entry("inspection.savedmodel", Set.of("inspection.description")),
          Map.entry(
              "inspection.tflite", Set.of("inspection.description", "fit", "board", "runtime")),
          Map.entry(
              "inspection",
              Set.of(
                  "inspection.description",
                  "inspection.keras",
                  "inspection.savedmodel",
                  "inspection.tflite",
                  "fit",
                  "board",
                  "runtime")),
          Map.entry(
              "spec", Set.of("arena", "engine.lowering", "engine.plan", "fit", "board", "runtime")),
          Map.entry("engine.arithmetic", Set.of()),
          Map.entry("engine.plan", Set.of()),
          Map.entry("engine.memory", Set.of()),
          Map.entry("engine.stack", Set.of("engine.plan")),
          Map.entry("engine.kernel", Set.of("engine.arithmetic", "engine.plan")),
          Map.entry("engine.lowering", Set.of("engine.kernel", "engine.memory", "engine.plan")),
          Map.entry("cpp.engine", Set.of("engine.plan", "engine.stack", "spec")),
          Map.entry(
              "cpp",
              Set.of(
                  "cpp.engine",
                  "engine.plan",
                  "template",
                  "arena",
                  "spec",
                  "board",
                  "runtime",
                  "output")),
          Map.entry("companion", Set.of("spec", "output")),
          Map.entry("sketch", Set.of("output")),
          Map.entry("flash", Set.of("sketch")),
          Map.entry(
              "generation",
              Set.of(
                  "template",
                  "arena",
                  "engine.lowering",
                  "engine.plan",
                  "cpp",
                  "companion",
                  "sketch",
                  "spec",
                  "fit",
                  "board",
                  "runtime",
                  "output")));

  /** Of the converter, generation sees only what describes a finished conversion. */
  private static final Set<String> CONVERSION_DATA =
      Set.of("problem", "tensor", "json", "manifest", "tflite", "verify");

  /** Inspection reads model files of any kind, and converts nothing. */
  private static final Map<String, Set<String>> CORE_PACKAGES =
      Map.of(
          "report.markup", Set.of(),
          "report.chart", Set.of("report"),
          "report",
              Set.of("problem", "tensor", "json", "manifest", "report", "verify", "verify.rule"),
          "runtime", Set.of("problem", "json", "scheme", "tensor", "tflite"),
          "inspection", Set.of("problem", "tflite", "source"),
          "inspection.description", Set.of("problem", "json", "tensor", "tflite"),
          "inspection.rendering", Set.of("problem", "json", "tensor", "tflite"),
          "inspection.keras",
              Set.of("problem", "json", "tensor", "source", "source.keras", "graph"),
          "inspection.savedmodel", Set.of("problem", "tensor", "savedmodel"),
          "inspection.tflite", Set.of("problem", "tensor", "tflite"));

  /** Third-party libraries and the only package that may use each. */
  private static final Map<String, String> LIBRARIES =
      Map.of(
          "freemarker..", "template",
          "com.palantir.javapoet..", "companion",
          "org.apache.maven..", "mojo");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.tinyml.codegen");

  @Test
  @DisplayName("The scan saw the module's classes, so that no rule holds just for lack of them")
  void scanIsNotEmpty() {
    assertThat(CLASSES.size()).isGreaterThanOrEqualTo(CLASSES_AT_LEAST);
    assertThat(packages()).containsAll(ARROWS.keySet());
  }

  @Test
  @DisplayName("Packages use only those that they may use")
  void arrows() {
    ARROWS.forEach(
        (name, allowed) -> {
          Set<String> own =
              Stream.concat(Stream.of(name), allowed.stream())
                  .map(BASE::concat)
                  .collect(Collectors.toCollection(TreeSet::new));
          Set<String> core =
              CORE_PACKAGES.getOrDefault(name, CONVERSION_DATA).stream()
                  .map(CORE::concat)
                  .collect(Collectors.toSet());
          classes()
              .that()
              .resideInAPackage(BASE + name)
              .should()
              .onlyDependOnClassesThat(
                  new DescribedPredicate<JavaClass>("are in %s or the converter's data", own) {
                    @Override
                    public boolean test(JavaClass used) {
                      String usedPackage = used.getBaseComponentType().getPackageName();
                      return !(usedPackage + ".").startsWith("dev.tinyml.")
                          || own.contains(usedPackage)
                          || core.contains(usedPackage);
                    }
                  })
              .check(CLASSES);
        });
  }

  @Test
  @DisplayName("Every package has its arrows listed")
  void noUnlistedPackage() {
    Set<String> unlisted = packages();
    unlisted.removeAll(ARROWS.keySet());
    assertThat(unlisted).isSubsetOf("mojo");
  }

  @Test
  @DisplayName("There are no cycles between packages")
  void noCycles() {
    slices().matching(BASE + "(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  @DisplayName("Each third-party library has one package that uses it")
  void onlyImporters() {
    LIBRARIES.forEach(
        (library, owner) ->
            noClasses()
                .that()
                .resideOutsideOfPackage(BASE + owner)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES));
  }

  private static Set<String> packages() {
    return CLASSES.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> name.startsWith(BASE))
        .map(name -> name.substring(BASE.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
