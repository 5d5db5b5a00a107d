package dev.tinyml.codegen.inspection;

import dev.tinyml.codegen.board.BoardCatalogue;
import dev.tinyml.codegen.fit.FitJudge;
import dev.tinyml.codegen.inspection.description.LayeredDescription;
import dev.tinyml.codegen.inspection.description.ModelDescription;
import dev.tinyml.codegen.inspection.description.TfliteDescription;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The models that inspection is tested on, most of them kept with the converter's own tests. */
final class InspectionFixtures {
  static final Path CONVERTER = Path.of("../converter-core/src/test/resources");
  static final Path FACTS = Path.of("src/test/resources/fixtures/inspection");

  private InspectionFixtures() {}

  /** A description with one of the libraries and two of the boards that come with this tool. */
  static ModelDescription describe(Path model) {
    return new ModelInspector(
            List.of(RuntimeCatalogue.load().require("chirale_tensorflowlite_2_0_0")),
            new FitJudge(RuntimeCatalogue.load()),
            BoardCatalogue.load().require(List.of("nano33ble_sense_rev1", "nano33ble_sense_rev2")),
            Optional.empty())
        .inspect(model);
  }

  static LayeredDescription keras(String zooModel) {
    return (LayeredDescription) describe(zoo(zooModel));
  }

  static TfliteDescription tflite(String path) {
    return (TfliteDescription) describe(CONVERTER.resolve(path));
  }

  static Path zoo(String model) {
    return CONVERTER.resolve("zoo").resolve(model).resolve("model.keras");
  }

  /** Facts by other tools, see make_facts.py. */
  static JsonCursor facts(String name) {
    try {
      return JsonCursor.root(name, new JsonReader().read(Files.readAllBytes(FACTS.resolve(name))));
    } catch (IOException | JsonSyntaxException e) {
      throw new AssertionError(name, e);
    }
  }

  /** Files below a folder of the converter's test resources whose names end so, sorted. */
  static List<Path> files(String folder, List<String> endings) {
    try (Stream<Path> all = Files.walk(CONVERTER.resolve(folder))) {
      return all.filter(file -> endings.stream().anyMatch(file.toString()::endsWith))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new AssertionError(folder, e);
    }
  }
}
