package dev.tinyml.codegen.arena;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.tensor.ElementType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a library's kernel of one operator takes from the arena.
 *
 * @param parameters bytes of its parameters; 0 for none
 * @param parametersAlignment what they are aligned to
 * @param data bytes of the data that it makes when it is initialized; 0 for none
 * @param types of its first output for which all this is known; empty for any
 * @param operands that it looks at while it is prepared
 * @param kept what it keeps for good when it is prepared
 * @param scratch the buffers that it uses while it runs
 */
record KernelMemory(
    int parameters,
    int parametersAlignment,
    int data,
    Set<ElementType> types,
    List<KernelOperands> operands,
    List<KernelBuffers> kept,
    List<KernelBuffers> scratch) {

  KernelMemory {
    types = Set.copyOf(types);
    operands = List.copyOf(operands);
    kept = List.copyOf(kept);
    scratch = List.copyOf(scratch);
  }

  boolean knows(ElementType type) {
    return types.isEmpty() || types.contains(type);
  }

  static KernelMemory fromJson(JsonCursor json) {
    return new KernelMemory(
        json.find("parameters").map(JsonCursor::asInt).orElse(0),
        json.find("parametersAlignment").map(JsonCursor::asInt).orElse(Integer.BYTES),
        json.find("data").map(JsonCursor::asInt).orElse(0),
        texts(json, "types").stream().map(ElementType::valueOf).collect(Collectors.toSet()),
        texts(json, "operands").stream().map(KernelOperands::parse).toList(),
        texts(json, "kept").stream().map(KernelBuffers::named).toList(),
        texts(json, "scratch").stream().map(KernelBuffers::named).toList());
  }

  private static List<String> texts(JsonCursor json, String name) {
    return json.find(name).stream()
        .flatMap(list -> list.elements().stream())
        .map(JsonCursor::asString)
        .toList();
  }
}
