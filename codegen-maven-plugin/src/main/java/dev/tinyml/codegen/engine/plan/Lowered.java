package dev.tinyml.codegen.engine.plan;

import java.util.List;
import java.util.Optional;

/** What an operator becomes. Tensors are meant by their index in the model. */
public sealed interface Lowered {

  /** Tensors that are read. */
  List<Integer> reads();

  /** Tensors that are written. */
  List<Integer> writes();

  /**
   * Nothing to compute: a tensor is the bytes of another one.
   *
   * @param tensor the output of the operator
   * @param of its input, of the same number of bytes
   */
  record Alias(int tensor, int of) implements Lowered {
    @Override
    public List<Integer> reads() {
      return List.of(of);
    }

    @Override
    public List<Integer> writes() {
      return List.of(tensor);
    }
  }

  /**
   * A call of a C function.
   *
   * @param function which one
   * @param fields what it is told about the layer
   * @param reads its inputs, none of them constant
   * @param writes its outputs
   * @param scratch memory that it needs while it runs
   * @param inPlace whether the first output may lie where the first input lies
   * @param notes about the layer, for whoever reads the code; sentences or phrases
   */
  record Call(
      CFunction function,
      List<Field> fields,
      List<Integer> reads,
      List<Integer> writes,
      Optional<Scratch> scratch,
      boolean inPlace,
      List<String> notes)
      implements Lowered {

    /** Copies the lists. */
    public Call {
      fields = List.copyOf(fields);
      reads = List.copyOf(reads);
      writes = List.copyOf(writes);
      notes = List.copyOf(notes);
    }
  }

  /**
   * Memory for the time of a call.
   *
   * @param type of its elements
   * @param count number of elements
   */
  record Scratch(CType type, int count) {}
}
