package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.board.AccelerometerDriver;
import dev.tinyml.codegen.cpp.engine.EngineView;
import dev.tinyml.codegen.runtime.RuntimeKind;
import dev.tinyml.codegen.spec.FirmwareSpec;
import dev.tinyml.codegen.spec.SignalSource.AccelerometerSource;
import dev.tinyml.codegen.spec.SignalSource.SerialSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** The templates of a sketch: the file each renders, and the view that it renders. */
enum SketchTemplate {
  SKETCH("sketch.ino.ftl", SketchView::of),
  SKETCH_OPTIONS("sketch_options.h.ftl", NamesView::of),
  MODEL_DATA_HEADER("model_data.h.ftl", ModelDataView::of),
  MODEL_DATA("model_data.cc.ftl", SketchTemplate::interprets, ModelDataView::of),
  MODEL_ENGINE_HEADER("model_engine.h.ftl", SketchTemplate::isCompiled, SketchTemplate::engineView),
  MODEL_ENGINE("model_engine.c.ftl", SketchTemplate::isCompiled, SketchTemplate::engineView),
  MODEL_NORMALIZATION("model_normalization.h.ftl", ModelNormalizationView::of),
  MODEL_OP_RESOLVER_HEADER(
      "model_op_resolver.h.ftl", SketchTemplate::interprets, ModelOpResolverView::of),
  MODEL_OP_RESOLVER(
      "model_op_resolver.cc.ftl", SketchTemplate::interprets, ModelOpResolverView::of),
  MODEL_RUNNER_HEADER("model_runner.h.ftl", ModelRunnerView::of),
  MODEL_RUNNER_TFLM(
      "model_runner_tflm.cc.ftl",
      "model_runner.cc",
      SketchTemplate::interprets,
      ModelRunnerView::of),
  MODEL_RUNNER_ENGINE(
      "model_runner_engine.cc.ftl",
      "model_runner.cc",
      SketchTemplate::isCompiled,
      ModelRunnerView::of),
  MODEL_SETTINGS("model_settings.h.ftl", ModelSettingsView::of),
  MODEL_RESULT("model_result.h.ftl", FirmwareSpec::classifies, ModelResultView::of),
  WINDOW_BUFFER("window_buffer.h.ftl", NamesView::of),
  LABEL_FILTER("label_filter.h.ftl", FirmwareSpec::debounces, NamesView::of),
  GOLDEN_VECTORS("golden_vectors.h.ftl", GoldenVectorsView::of),
  SELF_TEST_HEADER("self_test.h.ftl", SelfTestView::of),
  SELF_TEST("self_test.cc.ftl", SelfTestView::of),
  SENSOR_HEADER("sensor.h.ftl", SensorView::of),
  SENSOR_ACCELEROMETER(
      "sensor_accelerometer.cc.ftl",
      "sensor.cc",
      SketchTemplate::samples,
      SensorAccelerometerView::of),
  SENSOR_LSM9DS1(AccelerometerDriver.LSM9DS1),
  SENSOR_BMI270_BMM150(AccelerometerDriver.BMI270_BMM150),
  SENSOR_LSM6DSOX(AccelerometerDriver.LSM6DSOX),
  SENSOR_LSM6DS3(AccelerometerDriver.LSM6DS3),
  SENSOR_LSM6DS3TR_C(AccelerometerDriver.LSM6DS3TR_C),
  SENSOR_BHI260AP(AccelerometerDriver.BHI260AP),
  SENSOR_IMU(AccelerometerDriver.IMU),
  NUMBER_PARSER("number_parser.h.ftl", SketchTemplate::receives, NamesView::of),
  SENSOR_SERIAL("sensor_serial.cc.ftl", "sensor.cc", SketchTemplate::receives, NamesView::of),
  SKETCH_YAML("sketch.yaml.ftl", SketchYamlView::of),
  README("README.md.ftl", ReadmeView::of);

  private static final String EXTENSION = ".ftl";
  private static final String SKETCH_PREFIX = "sketch.ino";
  private static final String SOURCE = ".cc";

  private final String fileName;
  private final String outputName;
  private final Predicate<FirmwareSpec> applies;
  private final BiFunction<FirmwareSpec, List<String>, Record> view;

  SketchTemplate(String fileName, BiFunction<FirmwareSpec, List<String>, Record> view) {
    this(fileName, spec -> true, view);
  }

  SketchTemplate(AccelerometerDriver driver) {
    this(
        "sensor_" + driver.word() + ".cc.ftl",
        spec ->
            spec.source() instanceof AccelerometerSource source
                && source.sensor().driver() == driver,
        SensorDriverView::of);
  }

  SketchTemplate(
      String fileName,
      Predicate<FirmwareSpec> applies,
      BiFunction<FirmwareSpec, List<String>, Record> view) {
    this(fileName, fileName.substring(0, fileName.length() - EXTENSION.length()), applies, view);
  }

  SketchTemplate(
      String fileName,
      String outputName,
      Predicate<FirmwareSpec> applies,
      BiFunction<FirmwareSpec, List<String>, Record> view) {
    this.fileName = fileName;
    this.outputName = outputName;
    this.applies = applies;
    this.view = view;
  }

  private static boolean interprets(FirmwareSpec spec) {
    return spec.runtime().kind() == RuntimeKind.INTERPRETER;
  }

  private static boolean isCompiled(FirmwareSpec spec) {
    return spec.engine().isPresent();
  }

  private static EngineView engineView(FirmwareSpec spec, List<String> notice) {
    return EngineView.of(
        notice,
        spec.model().id().symbolPrefix(),
        spec.model().id().macroPrefix(),
        CppLiterals.uint64Literal(spec.model().contract().shortHex()),
        spec.engine().orElseThrow(),
        spec.model().normalization());
  }

  private static boolean samples(FirmwareSpec spec) {
    return spec.source() instanceof AccelerometerSource;
  }

  private static boolean receives(FirmwareSpec spec) {
    return spec.source() instanceof SerialSource;
  }

  /** Name of the template, ours or a user's. */
  String fileName() {
    return fileName;
  }

  /** Whether a sketch has the file. */
  boolean appliesTo(FirmwareSpec spec) {
    return applies.test(spec);
  }

  /**
   * Name of the rendered file. Arduino wants the sketch's own file named like its folder, and some
   * builders want other names for C++ files.
   */
  String outputName(FirmwareSpec spec) {
    if (outputName.equals(SKETCH_PREFIX)) {
      return spec.model().id() + ".ino";
    }
    return outputName.endsWith(SOURCE)
        ? outputName.substring(0, outputName.length() - SOURCE.length())
            + "."
            + spec.target().sourceExtension().word()
        : outputName;
  }

  /** What the template may show. */
  Record view(FirmwareSpec spec) {
    return view.apply(spec, Notice.lines(spec.model().provenance(), fileName));
  }

  /** The template with a file name, if there is one. */
  static Optional<SketchTemplate> find(String fileName) {
    return Arrays.stream(values()).filter(t -> t.fileName.equals(fileName)).findFirst();
  }

  /** All file names. */
  static List<String> fileNames() {
    return Arrays.stream(values()).map(SketchTemplate::fileName).toList();
  }
}
