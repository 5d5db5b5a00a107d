package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.runtime.ArduinoLibrary;
import dev.tinyml.codegen.spec.FirmwareSpec;
import dev.tinyml.codegen.spec.ModelSpec;
import dev.tinyml.codegen.spec.PlainText;
import dev.tinyml.codegen.spec.SignalSource.AccelerometerSource;
import dev.tinyml.codegen.spec.SignalSource.SerialSource;
import dev.tinyml.converter.tflite.TfliteKind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What the sketch's {@code README.md} shows.
 *
 * @param notice what every generated file begins with, lines
 * @param name of the sketch
 * @param model what it runs, with its article
 * @param boardId also the name of the build profile
 * @param boardName for people
 * @param microcontroller chip, core and clock
 * @param fqbn of the board
 * @param flashBytes what a sketch may use, or that it is not known
 * @param ramBytes what a sketch may use, or that it is not known
 * @param baud of the serial port
 * @param platform Arduino's core with version
 * @param cliVersion oldest Arduino CLI that knows all that {@code sketch.yaml} says
 * @param sourceExtension what the names of C++ files end in
 * @param libraries to install, with versions
 * @param samples whether the input is sampled rather than received
 * @param input what goes into the model, a sentence
 * @param rangeG what the sensor measures at most; 0 without one
 * @param inputSize number of values of the model's input
 * @param exampleWindow a window as it is sent to the board; empty when the input is sampled, and
 *     when it is too long
 * @param exampleAnswer what the answer to it begins with; empty when the outputs are no classes
 * @param debounces whether a class is told only once several windows agree
 * @param labelVotes how many
 * @param labelWindows of how many
 * @param labels of the outputs as prose; empty without
 * @param example the first label; empty without
 * @param modelBytes size of the model
 * @param arenaBytes size of the tensor arena
 * @param arenaExact whether a smaller arena fails
 * @param accuracy what was measured: rows of a table
 * @param operators rows of a table
 * @param provenance rows of a table
 */
record ReadmeView(
    List<String> notice,
    String name,
    String model,
    String boardId,
    String boardName,
    String microcontroller,
    String fqbn,
    String flashBytes,
    String ramBytes,
    int baud,
    String platform,
    String cliVersion,
    String sourceExtension,
    List<String> libraries,
    boolean samples,
    String input,
    int rangeG,
    int inputSize,
    String exampleWindow,
    String exampleAnswer,
    boolean debounces,
    int labelVotes,
    int labelWindows,
    String labels,
    String example,
    int modelBytes,
    int arenaBytes,
    boolean arenaExact,
    List<Row> accuracy,
    List<Operator> operators,
    List<Row> provenance) {

  /**
   * A row with two cells.
   *
   * @param what the left cell
   * @param value the right cell
   */
  record Row(String what, String value) {}

  /**
   * A row of the table of operators.
   *
   * @param name of the operator, as TensorFlow Lite writes it
   * @param version of it that the model asks for
   * @param count how often the model uses it
   */
  record Operator(String name, int version, int count) {}

  static ReadmeView of(FirmwareSpec spec, List<String> notice) {
    ModelSpec model = spec.model();
    AccelerometerSource source =
        spec.source() instanceof AccelerometerSource accelerometer ? accelerometer : null;
    return new ReadmeView(
        notice,
        model.id().value(),
        kind(model),
        spec.board().id(),
        spec.board().name(),
        spec.board().microcontroller().text(),
        spec.target().fqbn(),
        bytes(spec.board().flashBytes()),
        bytes(spec.board().ramBytes()),
        spec.board().serialBaud(),
        spec.target().platform() + " " + spec.target().platformVersion().orElseThrow(),
        cliVersion(spec),
        spec.target().sourceExtension().word(),
        SketchYamlView.libraries(spec).stream().map(ReadmeView::pinned).toList(),
        source != null,
        inputSentence(spec),
        source == null ? 0 : source.sensor().rangeG(),
        model.input().size(),
        source == null ? ExampleWindow.text(model) : "",
        source == null ? ExampleWindow.answer(model) : "",
        spec.debounces(),
        ModelSettingsView.LABEL_VOTES,
        ModelSettingsView.LABEL_WINDOWS,
        model.labels().stream().map(PlainText::of).collect(Collectors.joining(", ")),
        model.labels().stream().findFirst().map(PlainText::of).orElse(""),
        Math.toIntExact(spec.modelBytes()),
        spec.arena().bytes(),
        spec.arena().exact(),
        accuracy(model),
        model.operators().stream()
            .map(use -> new Operator(PlainText.of(use.name()), use.version(), use.count()))
            .toList(),
        provenance(model));
  }

  /** Profiles have {@code dependency:} since Arduino CLI 1.4. */
  private static String cliVersion(FirmwareSpec spec) {
    return SketchYamlView.libraries(spec).stream()
            .allMatch(library -> library.allDependencies().isEmpty())
        ? "1.0"
        : "1.4";
  }

  private static String kind(ModelSpec model) {
    String kind =
        switch (model.kind()) {
          case INT8 -> "an int8 TensorFlow Lite model";
          case FLOAT -> "a float32 TensorFlow Lite model";
          default -> "a TensorFlow Lite model of " + model.kind().text();
        };
    String input = CppTensor.of(model.input()).words();
    String output = CppTensor.of(model.output()).words();
    boolean usual = model.kind() == TfliteKind.FLOAT || (input + output).equals("int8int8");
    return usual ? kind : kind + ", with " + input + " input and " + output + " output,";
  }

  private static String bytes(OptionalInt bytes) {
    return bytes.isPresent() ? String.valueOf(bytes.getAsInt()) : "not known";
  }

  private static String pinned(ArduinoLibrary library) {
    return library.name() + " " + library.version();
  }

  private static String inputSentence(FirmwareSpec spec) {
    if (spec.source() instanceof SerialSource serial) {
      return "The input comes as text over the serial port, because " + serial.reason() + ".";
    }
    AccelerometerSource source = (AccelerometerSource) spec.source();
    return "The "
        + source.sensor().part()
        + " accelerometer is read "
        + Numbers.plain(source.samplingRateHz())
        + " times a second, as for the training data.\nA window is "
        + source.windowLength()
        + " readings of "
        + String.join(", ", source.axes())
        + " in "
        + PlainText.of(source.unit())
        + "; a result comes every "
        + source.stride()
        + " readings.";
  }

  private static List<Row> accuracy(ModelSpec model) {
    List<Row> rows = new ArrayList<>();
    model
        .verification()
        .classification()
        .ifPresent(
            result -> {
              rows.add(new Row("held-out samples", String.valueOf(result.samples())));
              result
                  .floatAccuracy()
                  .ifPresent(
                      accuracy ->
                          rows.add(new Row("accuracy, float model", Numbers.percent(accuracy))));
              rows.add(
                  new Row(
                      "accuracy, " + word(model) + " model",
                      Numbers.percent(result.deviceAccuracy())));
            });
    model
        .verification()
        .device()
        .ifPresent(
            result ->
                rows.add(
                    new Row(
                        "largest difference of an "
                            + (model.kind() == TfliteKind.INT8 ? "int8 " : "")
                            + "output",
                        Numbers.rounded(result.maxAbsDifference(), 4))));
    return rows;
  }

  private static String word(ModelSpec model) {
    return model.kind() == TfliteKind.INT8 ? "int8" : "converted";
  }

  private static List<Row> provenance(ModelSpec model) {
    return List.of(
        new Row(
            PlainText.of(model.provenance().source().name()),
            sha(model.provenance().source().sha256())),
        new Row(
            PlainText.of(model.provenance().deviceModel().name()),
            sha(model.provenance().deviceModel().sha256())),
        new Row("conversion (all inputs and options)", sha(model.provenance().inputDigest())),
        new Row("contract (model, mean, std, window, labels)", sha(model.contract().sha256())));
  }

  private static String sha(String digest) {
    return "`" + PlainText.of(digest) + "`";
  }
}
