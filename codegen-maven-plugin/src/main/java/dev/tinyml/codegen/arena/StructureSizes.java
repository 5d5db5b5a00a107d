package dev.tinyml.codegen.arena;

import dev.tinyml.converter.json.JsonCursor;

/**
 * Sizes in bytes of the structures that a library keeps in the arena, for one processor and
 * compiler. All are aligned to 4 bytes.
 *
 * @param allocators those that stay: of the arena, of the model, and the memory planner
 * @param builtinDataAllocator allocator of operator parameters
 * @param subgraph per subgraph
 * @param evalTensor per tensor
 * @param nodeAndRegistration per operator
 * @param tensor per input and output, and for a moment per operand while an operator is prepared
 * @param affineQuantization per such tensor that has scales
 * @param scratchBufferRequest per scratch buffer, while operators are prepared
 * @param scratchBufferHandle per scratch buffer
 * @param allocationInfo per tensor and scratch buffer, while the planner runs
 * @param plannedBuffer per buffer in the plan, while the planner runs
 * @param variablesWhilePlanning whether variables get their memory once the planner has begun
 */
record StructureSizes(
    int allocators,
    int builtinDataAllocator,
    int subgraph,
    int evalTensor,
    int nodeAndRegistration,
    int tensor,
    int affineQuantization,
    int scratchBufferRequest,
    int scratchBufferHandle,
    int allocationInfo,
    int plannedBuffer,
    boolean variablesWhilePlanning) {

  static StructureSizes fromJson(JsonCursor json) {
    return new StructureSizes(
        json.get("allocators").asInt(),
        json.get("builtinDataAllocator").asInt(),
        json.get("subgraph").asInt(),
        json.get("evalTensor").asInt(),
        json.get("nodeAndRegistration").asInt(),
        json.get("tensor").asInt(),
        json.get("affineQuantization").asInt(),
        json.get("scratchBufferRequest").asInt(),
        json.get("scratchBufferHandle").asInt(),
        json.get("allocationInfo").asInt(),
        json.get("plannedBuffer").asInt(),
        json.get("variablesWhilePlanning").asBoolean());
  }
}
