package dev.tinyml.codegen.runtime;

import dev.tinyml.converter.json.JsonCursor;

/**
 * An inference library in one version.
 *
 * @param id what boards refer to
 * @param library to install
 * @param firstInclude header that makes the Arduino builder add the library to a sketch
 * @param perChannelFullyConnected whether {@code FULLY_CONNECTED} honours a scale per output; where
 *     not, the library uses the first scale for all and says nothing
 * @param hybridKernels whether operators take float activations together with integer weights
 * @param operators that it can run
 * @param arena id of what its kernels take from the arena
 * @param staticMemoryArena the same for a build with {@code TF_LITE_STATIC_MEMORY}, as of
 *     TensorFlow Lite Micro's own sources: it changes the layout of structures
 */
public record RuntimeProfile(
    String id,
    ArduinoLibrary library,
    String firstInclude,
    boolean perChannelFullyConnected,
    boolean hybridKernels,
    OpResolverMethods operators,
    String arena,
    String staticMemoryArena) {

  static RuntimeProfile fromJson(JsonCursor json) {
    return new RuntimeProfile(
        json.get("id").asString(),
        ArduinoLibrary.fromJson(json.get("library")),
        json.get("firstInclude").asString(),
        json.get("perChannelFullyConnected").asBoolean(),
        json.get("hybridKernels").asBoolean(),
        OpResolverMethods.load(json.get("operators").asString()),
        json.get("arena").asString(),
        json.get("staticMemoryArena").asString());
  }

  /** Name and version, for messages. */
  public String description() {
    return library.name() + " " + library.version();
  }
}
