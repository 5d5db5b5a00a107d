package dev.tinyml.codegen.runtime;

import dev.tinyml.converter.json.JsonCursor;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
 * @param engines what its code takes, one per core on which it was measured
 * @param arenas what its kernels take from the arena, by processor
 * @param staticMemoryArenas the same for a build with {@code TF_LITE_STATIC_MEMORY}, as of
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
    List<EngineSize> engines,
    List<ArenaTarget> arenas,
    List<ArenaTarget> staticMemoryArenas,
    List<String> notes) {

  /** Copies the lists. */
  public RuntimeProfile {
    engines = List.copyOf(engines);
    arenas = List.copyOf(arenas);
    staticMemoryArenas = List.copyOf(staticMemoryArenas);
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
        list(json, "engines", EngineSize::fromJson),
        list(json, "arenas", ArenaTarget::fromJson),
        list(json, "staticMemoryArenas", ArenaTarget::fromJson),
        json.get("notes").elements().stream().map(JsonCursor::asString).toList());
  }

  private static <T> List<T> list(JsonCursor json, String name, Function<JsonCursor, T> element) {
    return json.find(name).stream().flatMap(list -> list.elements().stream()).map(element).toList();
  }

  /** What its code takes on a core, as boards name it; empty when it was not measured. */
  public Optional<EngineSize> engine(String core) {
    return engines.stream().filter(size -> size.cores().contains(core)).findFirst();
  }

  /**
   * Id of what its kernels take from the arena; empty when it was not measured.
   *
   * @param core as boards name it
   * @param dsp whether the core has DSP instructions; empty when not known
   */
  public Optional<String> arena(String core, Optional<Boolean> dsp) {
    return arena(arenas, core, dsp);
  }

  /** The same for a build with {@code TF_LITE_STATIC_MEMORY}. */
  public Optional<String> staticMemoryArena(String core, Optional<Boolean> dsp) {
    return arena(staticMemoryArenas, core, dsp);
  }

  private static Optional<String> arena(
      List<ArenaTarget> targets, String core, Optional<Boolean> dsp) {
    return targets.stream()
        .filter(target -> target.covers(core, dsp))
        .map(ArenaTarget::arena)
        .findFirst();
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
