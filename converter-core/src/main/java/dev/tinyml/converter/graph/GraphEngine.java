package dev.tinyml.converter.graph;

import dev.tinyml.converter.inference.InferenceEngine;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.exceptions.TFUnimplementedException;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The float reference: TensorFlow runs the graph itself, on the caller's thread. */
public final class GraphEngine implements InferenceEngine {
  /** What a negative number of threads stands for (tensorflow/core/protobuf/config.proto). */
  private static final int CALLERS_THREAD = -1;

  private static final ConfigProto ONE_THREAD =
      ConfigProto.newBuilder()
          .setIntraOpParallelismThreads(1)
          .setInterOpParallelismThreads(CALLERS_THREAD)
          .build();

  private final FrozenGraph frozen;
  private final Graph graph = new Graph();
  private final Session session;

  /**
   * @param frozen the graph to run
   */
  public GraphEngine(FrozenGraph frozen) {
    this.frozen = frozen;
    try {
      graph.importGraphDef(GraphDef.parseFrom(frozen.graphDef()));
    } catch (IOException e) {
      throw new IllegalStateException("a graph that this process made can't be parsed", e);
    }
    session = new Session(graph, ONE_THREAD);
  }

  @Override
  public List<FloatTensor> run(List<FloatTensor> inputs) {
    Session.Runner runner = session.runner();
    List<Tensor> fed = new ArrayList<>();
    try {
      for (int i = 0; i < inputs.size(); i++) {
        GraphPort port = frozen.inputs().get(i);
        fed.add(tensor(port, inputs.get(i)));
        runner.feed(port.node(), fed.get(i));
      }
      frozen.outputs().forEach(port -> runner.fetch(port.node()));
      try (Result result = runner.run()) {
        List<FloatTensor> outputs = new ArrayList<>();
        for (int i = 0; i < result.size(); i++) {
          outputs.add(copy((TFloat32) result.get(i)));
        }
        return outputs;
      }
    } catch (TensorFlowException | TFInvalidArgumentException | TFUnimplementedException e) {
      throw failed(e);
    } finally {
      fed.forEach(Tensor::close);
    }
  }

  /** Its exceptions have no type of their own in common. */
  private static ProblemException failed(RuntimeException cause) {
    return new ProblemException(
        new Problem(
            "graph-run-failed",
            ProblemKind.BROKEN_INPUT,
            "the model on a sample",
            String.valueOf(cause.getMessage()),
            "samples with the values that the model was made for",
            "compare the data with what the model was trained on: an Embedding takes the numbers"
                + " from 0 to its input_dim - 1"),
        cause);
  }

  private static Tensor tensor(GraphPort port, FloatTensor values) {
    org.tensorflow.ndarray.Shape shape =
        org.tensorflow.ndarray.Shape.of(port.shape().toLongArray());
    if (port.type() != ElementType.INT32) {
      return TFloat32.tensorOf(shape, DataBuffers.of(values.toArray()));
    }
    float[] floats = values.toArray();
    int[] integers = new int[floats.length];
    for (int i = 0; i < floats.length; i++) {
      integers[i] = (int) floats[i];
    }
    return TInt32.tensorOf(shape, DataBuffers.of(integers));
  }

  private static FloatTensor copy(TFloat32 tensor) {
    int[] dimensions = Arrays.stream(tensor.shape().asArray()).mapToInt(Math::toIntExact).toArray();
    Shape shape = Shape.of(dimensions);
    float[] values = new float[shape.elementCount()];
    tensor.asRawTensor().data().asFloats().read(values);
    return new FloatTensor(shape, values);
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
