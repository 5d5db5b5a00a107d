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
   * Nothing to compute: bytes of a tensor, side by side, are bytes of another one. It costs nothing
   * where both tensors can lie in the same memory.
   *
   * @param from the tensor that is read
   * @param fromBegin the first of its bytes
   * @param to the tensor that is written
   * @param toBegin the first of its bytes
   * @param bytes how many, at least 1
   */
  record Copy(int from, long fromBegin, int to, long toBegin, long bytes) implements Lowered {
    /** Checks that there are bytes. */
    public Copy {
      if (bytes < 1 || fromBegin < 0 || toBegin < 0) {
        throw new IllegalArgumentException(bytes + " bytes");
      }
    }

    @Override
    public List<Integer> reads() {
      return List.of(from);
    }

    @Override
    public List<Integer> writes() {
      return List.of(to);
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
   * @param inPlace whether the first output may lie where the first input lies, which other inputs
   *     may be as well; any other input lies elsewhere then
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
