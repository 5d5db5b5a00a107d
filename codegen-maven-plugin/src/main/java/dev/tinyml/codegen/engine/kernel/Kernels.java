package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.arithmetic.Int8Functions;
import dev.tinyml.codegen.engine.arithmetic.InverseSquareRoot;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The kernels by the names of operators in TensorFlow Lite's schema. Immutable. */
public final class Kernels {
  private final Map<String, Kernel> byOperator = new TreeMap<>();

  /** All kernels that there are. */
  public Kernels() {
    byOperator.put("ABS", new Elementwise((op, in, out) -> Int8Functions.abs(in, out)));
    byOperator.put("ADD", new Binary("add", Arithmetic::add, CFunctions.ADD_ROW));
    byOperator.put("AVERAGE_POOL_2D", new Pool("average_pool_2d"));
    byOperator.put("BATCH_MATMUL", new MatrixProduct());
    byOperator.put("CONCATENATION", new Concatenation());
    byOperator.put("CONV_2D", new Conv2d());
    byOperator.put("DEPTHWISE_CONV_2D", new DepthwiseConv2d());
    byOperator.put("DEQUANTIZE", new Dequantize());
    byOperator.put("DEPTH_TO_SPACE", new Rearrange(Rearrangements::depthToSpace));
    byOperator.put("ELU", new Elementwise((op, in, out) -> Int8Functions.elu(in, out)));
    byOperator.put("EXPAND_DIMS", new Reshape());
    byOperator.put("FULLY_CONNECTED", new FullyConnected());
    byOperator.put("GATHER", new Gather());
    byOperator.put("HARD_SWISH", new Elementwise(Activations::hardSwish));
    byOperator.put("L2_NORMALIZATION", new L2Normalization());
    byOperator.put("LEAKY_RELU", new Elementwise(Activations::leakyRelu));
    byOperator.put("LOGISTIC", new Elementwise(Activations::logistic));
    byOperator.put("LOG_SOFTMAX", new LogSoftmax());
    byOperator.put("MAXIMUM", new Binary("maximum", Binary::none));
    byOperator.put("MAX_POOL_2D", new Pool("max_pool_2d"));
    byOperator.put("MEAN", new Mean(true));
    byOperator.put("MINIMUM", new Binary("minimum", Binary::none));
    byOperator.put("MIRROR_PAD", new MirrorPad());
    byOperator.put("MUL", new Binary("multiply", Arithmetic::multiply, CFunctions.REQUANTIZE));
    byOperator.put("PACK", new Pack());
    byOperator.put("PAD", new Pad());
    byOperator.put("PADV2", new Pad());
    byOperator.put("QUANTIZE", new Quantize());
    byOperator.put("REDUCE_MAX", new ReduceMax());
    byOperator.put("RELU", new Elementwise((op, in, out) -> Int8Functions.relu(in, out)));
    byOperator.put("RELU6", new Elementwise((op, in, out) -> Int8Functions.relu6(in)));
    byOperator.put("RESHAPE", new Reshape());
    byOperator.put("RESIZE_BILINEAR", new ResizeBilinear());
    byOperator.put("RESIZE_NEAREST_NEIGHBOR", new Rearrange(Rearrangements::nearest));
    byOperator.put("RSQRT", new Elementwise((op, in, out) -> InverseSquareRoot.of(in, out)));
    byOperator.put("SOFTMAX", new Softmax());
    byOperator.put(
        "SQUARED_DIFFERENCE",
        new Binary("squared_difference", Arithmetic::squaredDifference, CFunctions.REQUANTIZE));
    byOperator.put("SQUEEZE", new Reshape());
    byOperator.put("SPACE_TO_DEPTH", new Rearrange(Rearrangements::spaceToDepth));
    byOperator.put("SPLIT", new Split(1, 0));
    byOperator.put("SPLIT_V", new Split(0, 2));
    byOperator.put("STRIDED_SLICE", new StridedSlice());
    byOperator.put("SUB", new Binary("add", Arithmetic::subtract, CFunctions.ADD_ROW));
    byOperator.put("SUM", new Mean(false));
    byOperator.put("TANH", new Elementwise(Activations::tanh));
    byOperator.put("TILE", new Rearrange(Rearrangements::tile));
    byOperator.put("TRANSPOSE", new Rearrange(Rearrangements::transpose));
    byOperator.put("TRANSPOSE_CONV", new TransposeConv());
    byOperator.put("UNIDIRECTIONAL_SEQUENCE_LSTM", new SequenceLstm());
    byOperator.put("UNPACK", new Split(0, -1));
  }

  /** The kernel of an operator. */
  public Optional<Kernel> find(String operator) {
    return Optional.ofNullable(byOperator.get(operator));
  }

  /** The operators that there are kernels for. */
  public SortedSet<String> operators() {
    return new TreeSet<>(byOperator.keySet());
  }
}
