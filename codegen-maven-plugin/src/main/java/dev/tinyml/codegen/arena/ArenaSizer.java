package dev.tinyml.codegen.arena;

import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Works out the smallest arena in which TensorFlow Lite Micro's {@code AllocateTensors()} succeeds,
 * by going through its allocations one after the other. Small models need more while they are
 * planned than the interpreter reports as used afterwards. Stateless.
 */
public final class ArenaSizer {
  /** {@code kMaxScratchBuffersPerOp}: room for so many requests is kept free. */
  private static final int SPARE_REQUESTS = 12;

  /** Planning takes the square of this many steps; no microcontroller runs a model so large. */
  private static final int MOST_TENSORS = 5_000;

  /**
   * Why the size for a model can't be told; empty when it can.
   *
   * @return operators with the types whose kernels are not known, sorted, or a sentence
   */
  public List<String> obstacles(TfliteModel model, MemoryProfile profile) {
    if (model.subgraphs().size() > 1) {
      return List.of("graphs that call each other");
    }
    if (model.tensors().size() > MOST_TENSORS) {
      return List.of(model.tensors().size() + " tensors");
    }
    TreeSet<String> unknown = new TreeSet<>();
    for (TfliteOperator operator : model.operators()) {
      OperatorShape shape = new OperatorShape(operator, model.tensors());
      if (operator.outputs().isEmpty()) {
        unknown.add(operator.name());
      } else if (profile.kernel(shape).isEmpty()) {
        unknown.add(operator.name() + " of " + shape.outputType());
      }
    }
    return List.copyOf(unknown);
  }

  /**
   * The smallest arena that works, in bytes.
   *
   * @param model without {@link #obstacles}
   */
  public long size(TfliteModel model, MemoryProfile profile) {
    TfliteSubgraph graph = model.main();
    StructureSizes sizes = profile.structures();
    List<OperatorShape> operators =
        graph.operators().stream().map(o -> new OperatorShape(o, graph.tensors())).toList();
    List<KernelMemory> kernels =
        operators.stream().map(o -> profile.kernel(o).orElseThrow()).toList();

    ArenaUse use = new ArenaUse();
    use.keep(sizes.allocators(), Integer.BYTES);
    use.keep(sizes.builtinDataAllocator(), Integer.BYTES);
    use.head((long) SPARE_REQUESTS * sizes.scratchBufferRequest());
    use.keep(sizes.subgraph(), Integer.BYTES);
    use.keep((long) sizes.evalTensor() * graph.tensors().size(), Integer.BYTES);
    use.keep((long) sizes.nodeAndRegistration() * operators.size(), Integer.BYTES);
    for (KernelMemory kernel : kernels) {
      if (kernel.parameters() > 0) {
        use.keep(kernel.parameters(), kernel.parametersAlignment());
      }
    }
    for (KernelMemory kernel : kernels) {
      if (kernel.data() > 0) {
        use.keep(kernel.data(), ArenaUse.ALIGNMENT);
      }
    }
    List<BufferNeed> scratch = prepare(graph, operators, kernels, sizes, use);
    plan(graph, scratch, sizes, use);
    borders(graph, graph.inputs(), sizes, use);
    borders(graph, graph.outputs(), sizes, use);
    return use.need();
  }

  /** Prepares each operator; the result is the scratch buffers. */
  private static List<BufferNeed> prepare(
      TfliteSubgraph graph,
      List<OperatorShape> operators,
      List<KernelMemory> kernels,
      StructureSizes sizes,
      ArenaUse use) {
    List<BufferNeed> scratch = new ArrayList<>();
    for (int i = 0; i < operators.size(); i++) {
      OperatorShape operator = operators.get(i);
      KernelMemory kernel = kernels.get(i);
      kernel.kept().stream()
          .flatMap(rule -> rule.bytes(operator).stream())
          .forEach(bytes -> use.keep(bytes, ArenaUse.ALIGNMENT));
      kernel.operands().stream()
          .flatMap(operands -> operands.of(operator))
          .forEach(tensor -> look(graph.tensors().get(tensor), sizes, use));
      int step = i + 1;
      kernel.scratch().stream()
          .flatMap(rule -> rule.bytes(operator).stream())
          .map(bytes -> new BufferNeed(ArenaUse.aligned(bytes, ArenaUse.ALIGNMENT), step, step))
          .forEach(scratch::add);
      use.head((long) sizes.scratchBufferRequest() * (scratch.size() + SPARE_REQUESTS));
    }
    use.keep((long) sizes.scratchBufferHandle() * scratch.size(), Integer.BYTES);
    return scratch;
  }

  /** A kernel gets an operand as a structure that lives while the kernel is prepared. */
  private static void look(TfliteTensor tensor, StructureSizes sizes, ArenaUse use) {
    use.pass(sizes.tensor(), Integer.BYTES);
    tensor
        .spec()
        .quantization()
        .ifPresent(
            quantization -> {
              use.pass(sizes.affineQuantization(), Integer.BYTES);
              use.pass(zeroPoints(quantization), Integer.BYTES);
            });
  }

  private static void plan(
      TfliteSubgraph graph, List<BufferNeed> scratch, StructureSizes sizes, ArenaUse use) {
    if (!sizes.variablesWhilePlanning()) {
      variables(graph, use);
    }
    use.pass(Integer.BYTES, Integer.BYTES);
    use.pass(
        (long) sizes.allocationInfo() * (graph.tensors().size() + scratch.size()), Integer.BYTES);
    if (sizes.variablesWhilePlanning()) {
      variables(graph, use);
    }
    List<BufferNeed> buffers = new ArrayList<>(ArenaPlanner.activations(graph));
    buffers.addAll(scratch);
    use.plan((long) sizes.plannedBuffer() * buffers.size());
    List<Long> offsets = new GreedyPlanner().offsets(buffers);
    long peak = 0;
    for (int i = 0; i < buffers.size(); i++) {
      peak = Math.max(peak, offsets.get(i) + buffers.get(i).bytes());
    }
    use.head(peak);
  }

  private static void variables(TfliteSubgraph graph, ArenaUse use) {
    for (TfliteTensor tensor : graph.tensors()) {
      if (tensor.variable()) {
        use.keep(
            tensor.spec().type().bytes(tensor.spec().shape().elementCount()), ArenaUse.ALIGNMENT);
      }
    }
  }

  private static void borders(
      TfliteSubgraph graph, List<Integer> tensors, StructureSizes sizes, ArenaUse use) {
    use.keep((long) Integer.BYTES * tensors.size(), ArenaUse.ALIGNMENT);
    for (int tensor : tensors) {
      use.keep(sizes.tensor(), Integer.BYTES);
      graph
          .tensors()
          .get(tensor)
          .spec()
          .quantization()
          .ifPresent(
              quantization -> {
                use.keep(sizes.affineQuantization(), Integer.BYTES);
                use.keep(zeroPoints(quantization), Integer.BYTES);
              });
    }
  }

  /** A count and a number of 32 bits per scale. */
  private static long zeroPoints(QuantizationParams quantization) {
    return Integer.BYTES * (1L + quantization.scales().size());
  }
}
