package dev.tinyml.converter.savedmodel;

import dev.tinyml.converter.graph.FrozenGraph;
import dev.tinyml.converter.graph.GraphEngine;
import dev.tinyml.converter.graph.GraphPort;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Has TensorFlow check the graph of a signature and tell the shapes of its outputs, which functions
 * and loops leave open, by running it once on zeros. Runs native code. Stateless and thread-safe.
 */
public final class SignatureGraphBuilder {
  /** How TensorFlow speaks of operations and attributes that came after it. */
  private static final List<String> NEWER = List.of("not registered", "NodeDef mentions attr");

  /**
   * Builds the graph.
   *
   * @param signature read and frozen
   * @throws ProblemException when TensorFlow refuses the graph, or a result is not one sample
   */
  public FrozenGraph build(FrozenSignature signature) {
    List<GraphPort> open =
        signature.outputs().stream()
            .map(node -> new GraphPort(node, Shape.of(1), ElementType.FLOAT32))
            .toList();
    byte[] graphDef = signature.graphDef().toByteArray();
    List<GraphPort> outputs = new ArrayList<>();
    try (GraphEngine engine =
        new GraphEngine(new FrozenGraph(graphDef, signature.inputs(), open))) {
      List<FloatTensor> results =
          engine.run(
              signature.inputs().stream()
                  .map(p -> new FloatTensor(p.shape(), new float[p.shape().elementCount()]))
                  .toList());
      for (int i = 0; i < results.size(); i++) {
        outputs.add(
            new GraphPort(signature.outputs().get(i), results.get(i).shape(), ElementType.FLOAT32));
      }
    } catch (RuntimeException e) {
      // tensorflow-java has an exception of another family for each of TensorFlow's status codes.
      String message = message(e);
      boolean newer = NEWER.stream().anyMatch(message::contains);
      throw refuse(
          signature,
          newer ? ProblemKind.UNSUPPORTED : ProblemKind.BROKEN_INPUT,
          "TensorFlow refuses its graph: " + message,
          "a graph whose operations fit together, of a version that this TensorFlow knows",
          newer ? "export the model with an older TensorFlow" : SavedModelSubject.EXPORT_AGAIN,
          e);
    }
    for (GraphPort output : outputs) {
      if (output.shape().rank() == 0 || output.shape().dimension(0) != 1) {
        throw refuse(
            signature,
            ProblemKind.UNSUPPORTED,
            "output " + output.node() + " of shape " + output.shape() + " for one sample",
            "outputs whose first dimension is the batch",
            "keep the batch as the first dimension of each output and export again",
            null);
      }
    }
    return new FrozenGraph(graphDef, signature.inputs(), outputs);
  }

  private static String message(RuntimeException refusal) {
    return refusal instanceof ProblemException problem
        ? problem.problems().get(0).found()
        : String.valueOf(refusal.getMessage());
  }

  private static ProblemException refuse(
      FrozenSignature signature,
      ProblemKind kind,
      String found,
      String expected,
      String nextStep,
      Throwable cause) {
    return new ProblemException(
        new Problem(
            "saved-model-graph",
            kind,
            "signature " + signature.description().signature(),
            found,
            expected,
            nextStep),
        cause);
  }
}
