package dev.tinyml.converter.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import org.tensorflow.lite.schema.Buffer;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.Operator;
import org.tensorflow.lite.schema.OperatorCode;
import org.tensorflow.lite.schema.SubGraph;
import org.tensorflow.lite.schema.Tensor;

/** Makes a float model of one RELU, for running it before a real model is there. Used once. */
public final class RehearsalModel {
  private static final int SCHEMA_VERSION = 3;
  private static final int INPUT = 0;
  private static final int OUTPUT = 1;

  private final FlatBufferBuilder builder = new FlatBufferBuilder();
  private final int width;

  /**
   * @param width the model's input and output have the shape 1 × width
   */
  public RehearsalModel(int width) {
    this.width = width;
  }

  /** The model. */
  public FloatTfliteModel make() {
    int code =
        OperatorCode.createOperatorCode(
            builder, (byte) BuiltinOperator.RELU, 0, 1, BuiltinOperator.RELU);
    int graph = graph();
    Buffer.startBuffer(builder);
    int buffers = Model.createBuffersVector(builder, new int[] {Buffer.endBuffer(builder)});
    int codes = Model.createOperatorCodesVector(builder, new int[] {code});
    int graphs = Model.createSubgraphsVector(builder, new int[] {graph});
    Model.startModel(builder);
    Model.addVersion(builder, SCHEMA_VERSION);
    Model.addOperatorCodes(builder, codes);
    Model.addSubgraphs(builder, graphs);
    Model.addBuffers(builder, buffers);
    Model.finishModelBuffer(builder, Model.endModel(builder));
    ModelBytes bytes = new ModelBytes(builder.sizedByteArray());
    return new FloatTfliteModel(bytes, new TfliteReader().read("the rehearsal's model", bytes));
  }

  private int graph() {
    int tensors =
        SubGraph.createTensorsVector(builder, new int[] {tensor("input"), tensor("output")});
    int inputs = Operator.createInputsVector(builder, new int[] {INPUT});
    int outputs = Operator.createOutputsVector(builder, new int[] {OUTPUT});
    Operator.startOperator(builder);
    Operator.addInputs(builder, inputs);
    Operator.addOutputs(builder, outputs);
    int operators =
        SubGraph.createOperatorsVector(builder, new int[] {Operator.endOperator(builder)});
    SubGraph.startSubGraph(builder);
    SubGraph.addTensors(builder, tensors);
    SubGraph.addInputs(builder, inputs);
    SubGraph.addOutputs(builder, outputs);
    SubGraph.addOperators(builder, operators);
    return SubGraph.endSubGraph(builder);
  }

  private int tensor(String called) {
    int name = builder.createString(called);
    int shape = Tensor.createShapeVector(builder, new int[] {1, width});
    Tensor.startTensor(builder);
    Tensor.addShape(builder, shape);
    Tensor.addName(builder, name);
    return Tensor.endTensor(builder);
  }
}
