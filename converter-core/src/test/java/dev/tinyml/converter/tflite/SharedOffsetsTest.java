package dev.tinyml.converter.tflite;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.tinyml.converter.problem.ProblemException;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.lite.schema.Buffer;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.Operator;
import org.tensorflow.lite.schema.OperatorCode;
import org.tensorflow.lite.schema.QuantizationParameters;
import org.tensorflow.lite.schema.SubGraph;
import org.tensorflow.lite.schema.Tensor;

@DisplayName("Files whose offsets point to one place many times")
class SharedOffsetsTest {
  private static final int MANY = 200_000;

  private final FlatBufferBuilder builder = new FlatBufferBuilder(1 << 20);

  @ParameterizedTest
  @ValueSource(strings = {"tensors", "names", "scales", "operators"})
  @DisplayName("are refused before their lists fill the memory")
  void refused(String shared) {
    byte[] content = file(shared);
    assertThatThrownBy(() -> new TfliteReader().read("m.tflite", new ModelBytes(content)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("times the file's size");
  }

  /** Valid but for its size once read: gigabytes for the last three. */
  private byte[] file(String shared) {
    int name = builder.createString(shared.equals("names") ? "n".repeat(100_000) : "n");
    int quantization = 0;
    int dimension = 1;
    if (shared.equals("scales")) {
      dimension = 50_000;
      float[] scales = new float[dimension];
      Arrays.fill(scales, 1f);
      int scale = QuantizationParameters.createScaleVector(builder, scales);
      int zeroPoint = QuantizationParameters.createZeroPointVector(builder, new long[dimension]);
      QuantizationParameters.startQuantizationParameters(builder);
      QuantizationParameters.addScale(builder, scale);
      QuantizationParameters.addZeroPoint(builder, zeroPoint);
      quantization = QuantizationParameters.endQuantizationParameters(builder);
    }
    int shape = Tensor.createShapeVector(builder, new int[] {dimension});
    Tensor.startTensor(builder);
    Tensor.addShape(builder, shape);
    Tensor.addName(builder, name);
    if (quantization != 0) {
      Tensor.addQuantization(builder, quantization);
    }
    int tensor = Tensor.endTensor(builder);
    int operands = Operator.createInputsVector(builder, new int[4000]);
    Operator.startOperator(builder);
    Operator.addInputs(builder, operands);
    Operator.addOutputs(builder, operands);
    int operator = Operator.endOperator(builder);
    boolean manyOperators = shared.equals("operators");
    int tensors = SubGraph.createTensorsVector(builder, repeat(tensor, manyOperators ? 1 : MANY));
    int operators =
        SubGraph.createOperatorsVector(builder, repeat(operator, manyOperators ? MANY : 1));
    int border = SubGraph.createInputsVector(builder, new int[] {0});
    SubGraph.startSubGraph(builder);
    SubGraph.addTensors(builder, tensors);
    SubGraph.addOperators(builder, operators);
    SubGraph.addInputs(builder, border);
    SubGraph.addOutputs(builder, border);
    return finish(SubGraph.endSubGraph(builder));
  }

  private static int[] repeat(int offset, int times) {
    int[] offsets = new int[times];
    Arrays.fill(offsets, offset);
    return offsets;
  }

  private byte[] finish(int subgraph) {
    OperatorCode.startOperatorCode(builder);
    int code = OperatorCode.endOperatorCode(builder);
    Buffer.startBuffer(builder);
    int buffer = Buffer.endBuffer(builder);
    int codes = Model.createOperatorCodesVector(builder, new int[] {code});
    int subgraphs = Model.createSubgraphsVector(builder, new int[] {subgraph});
    int buffers = Model.createBuffersVector(builder, new int[] {buffer});
    Model.startModel(builder);
    Model.addVersion(builder, 3);
    Model.addOperatorCodes(builder, codes);
    Model.addSubgraphs(builder, subgraphs);
    Model.addBuffers(builder, buffers);
    Model.finishModelBuffer(builder, Model.endModel(builder));
    return builder.sizedByteArray();
  }
}
