package dev.tinyml.converter.nativelib;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.Subgraph;
import org.bytedeco.tensorflowlite.TfLiteIntArray;
import org.bytedeco.tensorflowlite.TfLiteTensor;
import org.bytedeco.tensorflowlite.global.tensorflowlite;

/**
 * Reads and writes the values of a running model's tensors. Values are copied unless lent. Belongs
 * to the thread that runs the interpreter.
 */
public final class TensorAccess {
  private final Subgraph subgraph;

  TensorAccess(Subgraph subgraph) {
    this.subgraph = subgraph;
  }

  /**
   * The values of a float32 tensor; none when it has no elements.
   *
   * @param tensor its index
   */
  public float[] floats(int tensor) {
    float[] values = new float[Math.toIntExact(subgraph.tensor(tensor).bytes() / Float.BYTES)];
    if (values.length == 0) {
      return values; // such tensors have no memory
    }
    data(tensor).asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer().get(values);
    return values;
  }

  /**
   * The memory of a tensor itself, to read large ones without a copy.
   *
   * @param tensor its index
   * @return in the byte order of the machine, read-only; empty when the tensor has no elements.
   *     Valid until the listener that asks for it returns, or until the next run
   */
  public ByteBuffer lend(int tensor) {
    TfLiteTensor description = subgraph.tensor(tensor);
    return description.bytes() == 0
        ? ByteBuffer.allocate(0)
        : data(description, tensor)
            .asByteBuffer()
            .asReadOnlyBuffer()
            .order(ByteOrder.nativeOrder());
  }

  /**
   * The memory of several tensors, to be read after each run without being asked for again.
   *
   * @param indices of the tensors
   * @return per index, in the byte order of the machine, read-only, empty for a tensor without
   *     elements; nothing when memory is taken only while the model runs, because it may be
   *     elsewhere with each run, or when two of the tensors share memory. Valid as long as the
   *     interpreter
   */
  public Optional<List<ByteBuffer>> lendForAllRuns(List<Integer> indices) {
    List<ByteBuffer> lent = new ArrayList<>();
    TreeMap<Long, Long> ends = new TreeMap<>();
    for (int index : indices) {
      TfLiteTensor description = subgraph.tensor(index);
      if (description.bytes() > 0) {
        if (description.allocation_type() != tensorflowlite.kTfLiteArenaRw) {
          return Optional.empty();
        }
        long start = data(description, index).address();
        if (ends.put(start, start + description.bytes()) != null) {
          return Optional.empty();
        }
      }
      lent.add(lend(index));
    }
    long end = 0;
    for (Map.Entry<Long, Long> block : ends.entrySet()) {
      if (block.getKey() < end) {
        return Optional.empty();
      }
      end = block.getValue();
    }
    return Optional.of(lent);
  }

  /**
   * The bytes of any tensor.
   *
   * @param tensor its index
   */
  public byte[] bytes(int tensor) {
    byte[] values = new byte[Math.toIntExact(subgraph.tensor(tensor).bytes())];
    data(tensor).get(values);
    return values;
  }

  /**
   * Replaces the values of a float32 tensor.
   *
   * @param tensor its index
   * @param values as many as it has elements
   */
  public void setFloats(int tensor, float[] values) {
    requireBytes(tensor, (long) values.length * Float.BYTES);
    data(tensor).asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer().put(values);
  }

  /**
   * Replaces the bytes of a tensor.
   *
   * @param tensor its index
   * @param values as many as it has bytes
   */
  public void setBytes(int tensor, byte[] values) {
    requireBytes(tensor, values.length);
    data(tensor).put(values);
  }

  /**
   * Number of elements of a tensor as it is now; the size of some is known only when the model has
   * run.
   *
   * @param tensor its index
   */
  public long elementCount(int tensor) {
    TfLiteIntArray dimensions = subgraph.tensor(tensor).dims();
    long count = 1;
    for (int i = 0; i < dimensions.size(); i++) {
      count *= dimensions.data(i);
    }
    return count;
  }

  private void requireBytes(int tensor, long given) {
    long needed = subgraph.tensor(tensor).bytes();
    if (needed != given) {
      throw new IllegalArgumentException(
          given + " bytes for tensor " + tensor + ", which has " + needed);
    }
  }

  private BytePointer data(int tensor) {
    return data(subgraph.tensor(tensor), tensor);
  }

  private static BytePointer data(TfLiteTensor description, int tensor) {
    Pointer values = description.data().data();
    if (values == null || values.isNull()) {
      throw new IllegalStateException("tensor " + tensor + " has no values yet");
    }
    BytePointer bytes = new BytePointer(values);
    bytes.capacity(description.bytes());
    return bytes;
  }
}
