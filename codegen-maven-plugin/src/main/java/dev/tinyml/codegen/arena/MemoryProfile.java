package dev.tinyml.codegen.arena;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.json.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What one build of TensorFlow Lite Micro, with its kernels, takes from the arena. Immutable. */
public final class MemoryProfile {
  private final String description;
  private final StructureSizes structures;
  private final Map<String, KernelMemory> kernels;

  private MemoryProfile(
      String description, StructureSizes structures, Map<String, KernelMemory> kernels) {
    this.description = description;
    this.structures = structures;
    this.kernels = Map.copyOf(kernels);
  }

  /**
   * One of the profiles that come with this tool.
   *
   * @param id name of its file without {@code .arena.json}
   */
  public static MemoryProfile load(String id) {
    String resource = id + ".arena.json";
    try (InputStream in = MemoryProfile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no " + resource);
      }
      return fromJson(JsonCursor.root(resource, new JsonReader().read(in.readAllBytes())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JsonSyntaxException e) {
      throw new IllegalStateException(resource + " of this tool is broken", e);
    }
  }

  private static MemoryProfile fromJson(JsonCursor json) {
    Map<String, KernelMemory> kernels = new TreeMap<>();
    JsonCursor operators = json.get("operators");
    for (String name : operators.names()) {
      kernels.put(name, KernelMemory.fromJson(operators.get(name)));
    }
    return new MemoryProfile(
        json.get("description").asString(),
        StructureSizes.fromJson(json.get("structures")),
        kernels);
  }

  /** The library, its kernels, and what it is compiled for. */
  public String description() {
    return description;
  }

  StructureSizes structures() {
    return structures;
  }

  /** What a builtin operator's kernel takes; empty when not known. */
  Optional<KernelMemory> kernel(OperatorShape operator) {
    return Optional.ofNullable(kernels.get(operator.operator().name()))
        .filter(kernel -> !operator.operator().custom())
        .filter(kernel -> kernel.knows(operator.outputType()));
  }
}
