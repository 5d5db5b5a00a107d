package dev.tinyml.converter;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The architecture of the converter")
class ArchitectureTest {
  private static final String BASE = "dev.tinyml.converter";
  private static final int FEWEST_CLASSES = 150;

  /** What each package may use, leaves first; whatever is not listed is forbidden. */
  private static final Map<String, List<String>> ARROWS = arrows();

  /** Third-party packages, and the only package of ours that may see them. */
  private static final Map<String, List<String>> ONLY_IMPORTERS =
      Map.of(
          "nativelib", List.of("com.sun.jna..", "org.bytedeco.."),
          "tflite", List.of("org.tensorflow.lite.schema..", "com.google.flatbuffers.."),
          "source.hdf5", List.of("io.jhdf.."),
          "json", List.of("tools.jackson.."));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(BASE);

  private static Map<String, List<String>> arrows() {
    Map<String, List<String>> arrows = new LinkedHashMap<>();
    arrows.put("problem", List.of());
    arrows.put("tensor", List.of());
    arrows.put("json", List.of("problem"));
    arrows.put("scheme", List.of("tensor", "problem"));
    arrows.put("report", List.of("json", "problem", "tensor"));
    arrows.put("manifest", List.of("report", "json", "problem", "tensor"));
    arrows.put("inference", List.of("tensor"));
    arrows.put("nativelib", List.of("problem", "tensor"));
    arrows.put("tflite", List.of("problem", "tensor"));
    arrows.put("source", List.of("json", "problem", "tensor"));
    arrows.put("source.hdf5", List.of("problem", "tensor"));
    arrows.put("source.keras.config", List.of("source", "json", "problem"));
    arrows.put(
        "source.keras.weights",
        List.of("source.keras.config", "source.hdf5", "source", "json", "problem", "tensor"));
    arrows.put(
        "source.keras",
        List.of(
            "source.keras.config",
            "source.keras.weights",
            "source.hdf5",
            "source",
            "json",
            "problem"));
    arrows.put("graph.emit", List.of("source", "json", "problem", "tensor"));
    arrows.put("graph.activation", List.of("graph.emit", "source", "problem", "tensor"));
    arrows.put("graph.core", layers());
    arrows.put("graph.merge", layers());
    arrows.put("graph.normalization", layers());
    arrows.put("graph.recurrent", layers());
    arrows.put("graph.attention", layers());
    arrows.put("graph.embedding", layers());
    arrows.put("graph.spatial", layers());
    arrows.put("graph.convolution", spatialLayers());
    arrows.put("graph.pooling", spatialLayers());
    arrows.put("graph.resizing", spatialLayers());
    arrows.put("graph.operation", operations());
    arrows.put(
        "graph",
        List.of(
            "graph.activation",
            "graph.core",
            "graph.merge",
            "graph.normalization",
            "graph.recurrent",
            "graph.attention",
            "graph.embedding",
            "graph.convolution",
            "graph.pooling",
            "graph.resizing",
            "graph.operation",
            "graph.emit",
            "source",
            "inference",
            "problem",
            "tensor"));
    arrows.put("savedmodel", List.of("graph", "problem", "tensor"));
    arrows.put("calibration", List.of("json", "manifest", "problem", "tensor"));
    arrows.put("interpreter", List.of("inference", "nativelib", "tflite", "tensor", "problem"));
    arrows.put(
        "convert",
        List.of(
            "graph",
            "savedmodel",
            "source",
            "scheme",
            "nativelib",
            "interpreter",
            "inference",
            "tflite",
            "tensor",
            "problem"));
    arrows.put("calibration.finding", List.of("calibration", "report", "manifest", "tensor"));
    arrows.put(
        "range",
        List.of("report", "inference", "interpreter", "nativelib", "tflite", "tensor", "problem"));
    arrows.put(
        "correction",
        List.of("inference", "interpreter", "nativelib", "tflite", "tensor", "problem"));
    arrows.put(
        "quantize",
        List.of("range", "scheme", "interpreter", "nativelib", "tflite", "tensor", "problem"));
    arrows.put("verify.rule", List.of("report", "manifest", "problem"));
    arrows.put(
        "verify",
        List.of(
            "verify.rule",
            "report",
            "inference",
            "interpreter",
            "manifest",
            "tflite",
            "tensor",
            "problem"));
    arrows.put(
        "repair",
        List.of(
            "verify.rule",
            "verify",
            "quantize",
            "range",
            "scheme",
            "report",
            "manifest",
            "tensor",
            "problem"));
    arrows.put(
        "blame",
        List.of("report", "interpreter", "inference", "nativelib", "tflite", "tensor", "problem"));
    arrows.put("pipeline", List.copyOf(arrows.keySet()));
    return arrows;
  }

  /** What a family of layers may use. */
  private static List<String> layers() {
    return List.of("graph.activation", "graph.emit", "source", "json", "problem", "tensor");
  }

  private static List<String> spatialLayers() {
    return Stream.concat(layers().stream(), Stream.of("graph.spatial")).toList();
  }

  /** Some operations are layers under another name. */
  private static List<String> operations() {
    return Stream.concat(layers().stream(), Stream.of("graph.core", "graph.merge")).toList();
  }

  private static Stream<String> packages() {
    return ARROWS.keySet().stream();
  }

  @Test
  @DisplayName("the table of arrows names exactly the packages that there are")
  void tableIsComplete() {
    assertThat(CLASSES.size()).isGreaterThanOrEqualTo(FEWEST_CLASSES);
    Set<String> found =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .map(name -> name.substring(BASE.length() + 1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(found).containsExactlyInAnyOrderElementsOf(ARROWS.keySet());
  }

  @ParameterizedTest
  @MethodSource("packages")
  @DisplayName("a package uses only the packages below it that the table allows")
  void arrowsAreKept(String name) {
    List<String> allowed = ARROWS.get(name);
    Set<String> used =
        CLASSES.stream()
            .filter(c -> c.getPackageName().equals(BASE + "." + name))
            .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
            .map(Dependency::getTargetClass)
            .map(JavaClass::getBaseComponentType)
            .map(JavaClass::getPackageName)
            .filter(p -> p.startsWith(BASE + "."))
            .map(p -> p.substring(BASE.length() + 1))
            .filter(p -> !p.equals(name))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(allowed).containsAll(used);
  }

  @Test
  @DisplayName("the table's own arrows never run back up")
  void tableHasNoCycle() {
    List<String> order = List.copyOf(ARROWS.keySet());
    ARROWS.forEach(
        (from, to) ->
            assertThat(to)
                .allSatisfy(t -> assertThat(order.indexOf(t)).isLessThan(order.indexOf(from))));
  }

  @Test
  @DisplayName("packages are free of cycles")
  void noCycles() {
    slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  @DisplayName("only the pipeline depends on the pipeline")
  void pipelineIsTheTop() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + ".pipeline")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(BASE + ".pipeline")
        .check(CLASSES);
  }

  @Test
  @DisplayName("each third-party library has one importer")
  void onlyImporters() {
    ONLY_IMPORTERS.forEach(
        (importer, libraries) ->
            onlyIn(List.of(importer), resideInAnyPackage(libraries.toArray(String[]::new))));
  }

  @Test
  @DisplayName("only graph with its parts and savedmodel see tensorflow-java")
  void tensorFlow() {
    DescribedPredicate<JavaClass> library =
        resideInAnyPackage("org.tensorflow..")
            .and(resideOutsideOfPackages("org.tensorflow.lite.schema.."));
    onlyIn(List.of("graph..", "savedmodel"), library);
    onlyIn(List.of("graph..", "savedmodel"), resideInAnyPackage("com.google.protobuf.."));
  }

  private static void onlyIn(List<String> importers, DescribedPredicate<JavaClass> library) {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            importers.stream().map(importer -> BASE + "." + importer).toArray(String[]::new))
        .should()
        .dependOnClassesThat(library)
        .check(CLASSES);
    // A rule about a library that nobody uses would hold for ever.
    assertThat(CLASSES.stream())
        .anySatisfy(
            c -> assertThat(c.getDirectDependenciesFromSelf()).anyMatch(d -> uses(d, library)));
  }

  private static boolean uses(Dependency dependency, DescribedPredicate<JavaClass> library) {
    return library.test(dependency.getTargetClass());
  }

  @Test
  @DisplayName("nothing is printed, and nothing goes to java.util.logging")
  void noOutput() {
    // The worker's standard streams are its log file, where a stack trace may go.
    JavaClasses inTheBuild = CLASSES.that(not(name("dev.tinyml.converter.pipeline.WorkerMain")));
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(inTheBuild);
    NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CLASSES);
  }

  @Test
  @DisplayName("packages are named after what they do, and each says what that is")
  void packageNamesAndDescriptions() throws IOException {
    Set<String> described = described();
    List<String> forbidden = List.of("util", "utils", "common", "impl", "api", "model", "helper");
    assertThat(ARROWS.keySet())
        .allSatisfy(name -> assertThat(name.split("\\.")).doesNotContainAnyElementsOf(forbidden))
        .allSatisfy(name -> assertThat(described).contains(BASE + "." + name));
  }

  /** The compiler keeps no class file of a package-info without annotations; the sources tell. */
  private static Set<String> described() throws IOException {
    Path sources = Path.of("src/main/java");
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(f -> f.endsWith("package-info.java"))
          .map(f -> sources.relativize(f.getParent()).toString().replace(File.separatorChar, '.'))
          .collect(Collectors.toSet());
    }
  }
}
