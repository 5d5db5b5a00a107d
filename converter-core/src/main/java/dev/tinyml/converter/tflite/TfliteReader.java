package dev.tinyml.converter.tflite;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.SubGraph;

/**
 * Reads a {@code .tflite} file into a {@link TfliteModel} and refuses what is damaged: offsets that
 * leave the file, indices without a tensor, buffers shorter than their shape, operators that read
 * what nothing has written. Custom operators and those newer than this schema are read, not judged.
 * Immutable and thread-safe.
 */
public final class TfliteReader {
  private static final int SCHEMA_VERSION = 3;
  private static final int IDENTIFIER_OFFSET = 4;
  private static final String IDENTIFIER = "TFL3";

  /**
   * Reads a model.
   *
   * @param fileName what to call the file in messages
   * @param bytes its content
   * @throws ProblemException when it is no intact model, or has other than one subgraph
   */
  public TfliteModel read(String fileName, ModelBytes bytes) {
    byte[] content = bytes.toArray();
    requireIdentifier(fileName, content);
    try {
      return read(fileName, Model.getRootAsModel(ByteBuffer.wrap(content)), content.length);
    } catch (IndexOutOfBoundsException | IllegalArgumentException | NullPointerException e) {
      throw new ProblemException(
          damaged(fileName, "an offset or a count that leaves the file (" + content.length + " B)"),
          e);
    }
  }

  private static void requireIdentifier(String fileName, byte[] content) {
    boolean found =
        content.length >= IDENTIFIER_OFFSET + 2 * IDENTIFIER.length()
            && new String(
                    content, IDENTIFIER_OFFSET, IDENTIFIER.length(), StandardCharsets.ISO_8859_1)
                .equals(IDENTIFIER);
    if (!found) {
      throw new ProblemException(damaged(fileName, "no identifier " + IDENTIFIER + " at byte 4"));
    }
  }

  private static TfliteModel read(String fileName, Model model, int size) {
    if (model.version() != SCHEMA_VERSION) {
      throw new ProblemException(damaged(fileName, "schema version " + model.version()));
    }
    if (model.subgraphsLength() != 1) {
      throw new ProblemException(
          new Problem(
              "tflite-subgraphs",
              ProblemKind.UNSUPPORTED,
              fileName,
              model.subgraphsLength() + " subgraphs",
              "a single subgraph",
              "convert the model without control flow (unrolled loops)"));
    }
    SubGraph graph = model.subgraphs(0);
    // Each element of a vector takes four bytes at least; more can't be in the file.
    int limit = size / Integer.BYTES;
    for (int count :
        new int[] {graph.tensorsLength(), graph.operatorsLength(), model.operatorCodesLength()}) {
      if (count < 0 || count > limit) {
        throw new ProblemException(damaged(fileName, "a list of " + count + " elements"));
      }
    }
    Problems problems = new Problems();
    ReadBudget budget = new ReadBudget(fileName, size);
    List<TfliteTensor> tensors = new TensorReader(fileName, model, budget, problems).read(graph);
    problems.throwIfAny();
    TfliteModel result =
        new TfliteModel(
            tensors,
            new OperatorReader(fileName, model, tensors.size(), budget, problems).read(graph),
            indices(graph.inputsLength(), graph::inputs, limit),
            indices(graph.outputsLength(), graph::outputs, limit));
    for (List<Integer> border : List.of(result.inputs(), result.outputs())) {
      for (int index : border) {
        if (index < 0 || index >= tensors.size()) {
          problems.add(
              damaged(fileName, "model input or output " + index + " of " + tensors.size()));
        }
      }
    }
    problems.throwIfAny();
    new ExecutionOrderCheck(fileName).check(result, problems);
    problems.throwIfAny();
    return result;
  }

  /** An element of a flatbuffer vector. */
  interface IndexVector {
    int get(int position);
  }

  static List<Integer> indices(int length, IndexVector vector, int limit) {
    if (length < 0 || length > limit) {
      throw new IndexOutOfBoundsException(length);
    }
    List<Integer> values = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      values.add(vector.get(i));
    }
    return values;
  }

  static Problem damaged(String fileName, String found) {
    return new Problem(
        "tflite-damaged",
        ProblemKind.BROKEN_INPUT,
        fileName,
        found,
        "an intact TensorFlow Lite model, schema version " + SCHEMA_VERSION,
        "export the model again");
  }
}
