package dev.tinyml.codegen.runtime;

import dev.tinyml.converter.json.JsonCursor;
import java.util.List;
import java.util.Optional;

/**
 * An inference library in one version.
 *
 * @param id what boards refer to
 * @param kind how a model gets into a sketch
 * @param name of the library
 * @param version of the library
 * @param library to install; empty when it comes with Arduino's core, or is in no index
 * @param platforms Arduino cores that it is a part of, {@code esp32:esp32}; empty when it is a part
 *     of none
 * @param api how code uses it
 * @param perChannelFullyConnected whether {@code FULLY_CONNECTED} honours a scale per output; where
 *     not, the library uses the first scale for all and says nothing
 * @param hybridKernels whether operators take float activations together with integer weights
 * @param operators that it can run
 * @param engine what it takes; empty when it was not measured
 * @param arena id of what its kernels take from the arena; empty when it was not measured
 * @param staticMemoryArena the same for a build with {@code TF_LITE_STATIC_MEMORY}, as of
 *     TensorFlow Lite Micro's own sources: it changes the layout of structures
 * @param notes what else a user should know, sentences
 */
public record RuntimeProfile(
    String id,
    RuntimeKind kind,
    String name,
    String version,
    Optional<ArduinoLibrary> library,
    List<String> platforms,
    ApiFlavour api,
    boolean perChannelFullyConnected,
    boolean hybridKernels,
    OpResolverMethods operators,
    Optional<EngineSize> engine,
    Optional<String> arena,
    Optional<String> staticMemoryArena,
    List<String> notes) {

  /** Copies the lists. */
  public RuntimeProfile {
    platforms = List.copyOf(platforms);
    notes = List.copyOf(notes);
  }

  static RuntimeProfile fromJson(JsonCursor json) {
    RuntimeKind kind = RuntimeKind.fromJson(json.get("kind"));
    return new RuntimeProfile(
        json.get("id").asString(),
        kind,
        json.get("name").asString(),
        json.get("version").asString(),
        json.find("library").map(ArduinoLibrary::fromJson),
        json.find("platforms").stream()
            .flatMap(cores -> cores.elements().stream())
            .map(JsonCursor::asString)
            .toList(),
        api(json, kind),
        json.get("perChannelFullyConnected").asBoolean(),
        json.get("hybridKernels").asBoolean(),
        OpResolverMethods.load(json.get("operators").asString()),
        json.find("engine").map(EngineSize::fromJson),
        json.find("arena").map(JsonCursor::asString),
        json.find("staticMemoryArena").map(JsonCursor::asString),
        json.get("notes").elements().stream().map(JsonCursor::asString).toList());
  }

  /** Generated code has no library that code could use. */
  private static ApiFlavour api(JsonCursor json, RuntimeKind kind) {
    return switch (kind) {
      case INTERPRETER -> ApiFlavour.fromJson(json.get("api"));
      case C_ENGINE -> ApiFlavour.none();
    };
  }

  /** Name and version, for messages. */
  public String description() {
    return name + " " + version;
  }
}
