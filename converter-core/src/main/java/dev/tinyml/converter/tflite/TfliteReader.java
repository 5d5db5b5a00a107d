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

/**
 * Reads a {@code .tflite} file into a {@link TfliteModel} and refuses what is damaged: offsets that
 * leave the file, indices without a tensor, buffers shorter than their shape, operators that read
 * what nothing has written or lack a scale, subgraphs that call themselves. Custom operators,
 * operators newer than this schema, sparse or external weights and dimensions left open are read,
 * not judged. Immutable and thread-safe.
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
   * @throws ProblemException when it is no intact model
   */
  public TfliteModel read(String fileName, ModelBytes bytes) {
    byte[] content = bytes.toArray();
    requireIdentifier(fileName, content);
    try {
      return read(fileName, content);
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

  private static TfliteModel read(String fileName, byte[] content) {
    ByteBuffer file = ByteBuffer.wrap(content);
    Model model = Model.getRootAsModel(file);
    if (model.version() != SCHEMA_VERSION) {
      throw new ProblemException(damaged(fileName, "schema version " + model.version()));
    }
    // Each element of a vector takes four bytes at least; more can't be in the file.
    int limit = content.length / Integer.BYTES;
    requireCount(fileName, model.subgraphsLength(), limit);
    requireCount(fileName, model.operatorCodesLength(), limit);
    if (model.subgraphsLength() == 0) {
      throw new ProblemException(damaged(fileName, "no subgraph"));
    }
    Problems problems = new Problems();
    ReadBudget budget = new ReadBudget(fileName, content.length);
    SubgraphReader reader =
        new SubgraphReader(
            fileName,
            new TensorReader(fileName, new BufferReader(file, model), budget, problems),
            new OperatorReader(fileName, model, budget, problems),
            budget,
            problems);
    List<TfliteSubgraph> subgraphs = new ArrayList<>();
    for (int i = 0; i < model.subgraphsLength(); i++) {
      subgraphs.add(reader.read(where(i), model.subgraphs(i), limit));
    }
    problems.throwIfAny();
    TfliteModel result =
        new TfliteModel(
            subgraphs, new SignatureReader(fileName, budget, problems).read(model, subgraphs));
    ExecutionOrderCheck order = new ExecutionOrderCheck(fileName);
    ArithmeticCheck arithmetic = new ArithmeticCheck(fileName);
    for (int i = 0; i < subgraphs.size(); i++) {
      order.check(where(i), subgraphs.get(i), problems);
      arithmetic.check(where(i), subgraphs.get(i), problems);
    }
    new SubgraphCalls(fileName).check(result, problems);
    problems.throwIfAny();
    return result;
  }

  /** What stands in front of a tensor or an operator; the main graph goes without saying. */
  private static String where(int subgraph) {
    return subgraph == 0 ? "" : "subgraph " + subgraph + ", ";
  }

  static void requireCount(String fileName, int count, int limit) {
    if (count < 0 || count > limit) {
      throw new ProblemException(damaged(fileName, "a list of " + count + " elements"));
    }
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
