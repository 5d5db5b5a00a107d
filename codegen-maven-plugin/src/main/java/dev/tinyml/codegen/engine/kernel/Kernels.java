package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.arithmetic.Comparison;
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
    byOperator.put(
        "ABS",
        new ByType(
            new Elementwise((op, in, out) -> Int8Functions.abs(in, out)),
            new Scale16(Scale16::mirrored)));
    byOperator.put(
        "ADD",
        new ByType(
            Binary.of("add", Arithmetic::add, CFunctions.ADD_ROW),
            Binary.ofInt16("add_16", Arithmetic16::add, CFunctions.SCALED, CFunctions.HOLD_SHORT)));
    byOperator.put("ADD_N", new AddN());
    byOperator.put("ARG_MAX", new Arg(true));
    byOperator.put("ARG_MIN", new Arg(false));
    byOperator.put("AVERAGE_POOL_2D", new Pool("average_pool_2d"));
    byOperator.put("BATCH_MATMUL", new MatrixProduct());
    byOperator.put("BATCH_TO_SPACE_ND", new SpaceBatches(false));
    byOperator.put("BROADCAST_TO", new Rearrange(Rearrangements::broadcast));
    byOperator.put("CONCATENATION", new Concatenation());
    byOperator.put("CONV_2D", new ByType(new Conv2d(), new Conv2d16()));
    byOperator.put("CUMSUM", new Cumsum());
    byOperator.put("DEPTHWISE_CONV_2D", new ByType(new DepthwiseConv2d(), new DepthwiseConv2d16()));
    byOperator.put("DEQUANTIZE", new Dequantize());
    byOperator.put("DEPTH_TO_SPACE", new Rearrange(Rearrangements::depthToSpace));
    byOperator.put(
        "DIV",
        Binary.of(
            "divide",
            Arithmetic::divide,
            CFunctions.ROW,
            CFunctions.SCALED,
            CFunctions.HOLD,
            CFunctions.ONE_OVER_ONE_PLUS));
    byOperator.put("ELU", new Elementwise((op, in, out) -> Int8Functions.elu(in, out)));
    byOperator.put("EMBEDDING_LOOKUP", new EmbeddingLookup());
    byOperator.put("EXP", new Elementwise((op, in, out) -> Int8Functions.exp(in, out)));
    byOperator.put("EXPAND_DIMS", new Reshape());
    byOperator.put("FILL", new FillOperator(1));
    byOperator.put("FULLY_CONNECTED", new ByType(new FullyConnected(), new FullyConnected16()));
    byOperator.put("GATHER", new Gather());
    byOperator.put("GELU", new Elementwise(Activations::gelu));
    byOperator.put("HARD_SWISH", new Elementwise(Activations::hardSwish));
    byOperator.put("L2_NORMALIZATION", new L2Normalization());
    byOperator.put(
        "LEAKY_RELU",
        new ByType(new Elementwise(Activations::leakyRelu), new Scale16(Scale16::leaky)));
    byOperator.put(
        "LOGISTIC",
        new ByType(new Elementwise(Activations::logistic), new Curve16("logistic_16", 0)));
    byOperator.put("LOG", new Elementwise((op, in, out) -> Int8Functions.log(in, out)));
    byOperator.put("LOGICAL_AND", new Logical(0));
    byOperator.put("LOGICAL_NOT", new LogicalNot());
    byOperator.put("LOGICAL_OR", new Logical(1));
    byOperator.put("LOG_SOFTMAX", new LogSoftmax());
    byOperator.put(
        "MAXIMUM",
        new ByType(Binary.of("maximum", Binary::none), Binary.ofInt16("maximum_16", Binary::none)));
    byOperator.put("MAX_POOL_2D", new Pool("max_pool_2d"));
    byOperator.put("MEAN", new Mean(true));
    byOperator.put(
        "MINIMUM",
        new ByType(Binary.of("minimum", Binary::none), Binary.ofInt16("minimum_16", Binary::none)));
    byOperator.put("MIRROR_PAD", new MirrorPad());
    byOperator.put(
        "MUL",
        new ByType(
            Binary.of("multiply", Arithmetic::multiply, CFunctions.REQUANTIZE),
            Binary.ofInt16(
                "multiply_16", Arithmetic16::multiply, CFunctions.SCALED, CFunctions.HOLD_SHORT)));
    byOperator.put("PACK", new Pack());
    byOperator.put("PAD", new Pad());
    byOperator.put("PADV2", new Pad());
    byOperator.put("PRELU", new Prelu());
    byOperator.put("QUANTIZE", new Quantize());
    byOperator.put("REDUCE_MAX", new ReduceExtreme("reduce_max"));
    byOperator.put("REDUCE_MIN", new ReduceExtreme("reduce_min"));
    byOperator.put(
        "RELU",
        new ByType(
            new Elementwise((op, in, out) -> Int8Functions.relu(in, out)),
            new Scale16(Scale16::nothing)));
    byOperator.put(
        "RELU6",
        new ByType(new Elementwise((op, in, out) -> Int8Functions.relu6(in)), new Relu6Of16()));
    byOperator.put("RESHAPE", new Reshape());
    byOperator.put("RESIZE_BILINEAR", new ResizeBilinear());
    byOperator.put("RESIZE_NEAREST_NEIGHBOR", new Rearrange(Rearrangements::nearest));
    byOperator.put("REVERSE_V2", new ReverseAxes());
    byOperator.put(
        "RSQRT",
        new ByType(new Elementwise((op, in, out) -> InverseSquareRoot.of(in, out)), new Rsqrt16()));
    byOperator.put("SELECT", new Select());
    byOperator.put("SELECT_V2", new Select());
    byOperator.put("SLICE", new Slice());
    byOperator.put("SOFTMAX", new ByType(new Softmax(), new Softmax16()));
    byOperator.put(
        "SQUARED_DIFFERENCE",
        new ByType(
            Binary.of("squared_difference", Arithmetic::squaredDifference, CFunctions.REQUANTIZE),
            Binary.ofInt16(
                "squared_difference_16",
                Arithmetic16::squaredDifference,
                CFunctions.SCALED,
                CFunctions.HOLD_SHORT)));
    byOperator.put("SQUEEZE", new Reshape());
    byOperator.put("SPACE_TO_BATCH_ND", new SpaceBatches(true));
    byOperator.put("SPACE_TO_DEPTH", new Rearrange(Rearrangements::spaceToDepth));
    byOperator.put("SPLIT", new Split(1, 0));
    byOperator.put("SPLIT_V", new Split(0, 2));
    byOperator.put("STRIDED_SLICE", new StridedSlice());
    byOperator.put(
        "SUB",
        new ByType(
            Binary.of("add", Arithmetic::subtract, CFunctions.ADD_ROW),
            Binary.ofInt16(
                "add_16", Arithmetic16::subtract, CFunctions.SCALED, CFunctions.HOLD_SHORT)));
    byOperator.put("SUM", new Mean(false));
    byOperator.put(
        "TANH", new ByType(new Elementwise(Activations::tanh), new Curve16("tanh_of_16", 1)));
    byOperator.put("TILE", new Rearrange(Rearrangements::tile));
    byOperator.put("TRANSPOSE", new Rearrange(Rearrangements::transpose));
    byOperator.put("TRANSPOSE_CONV", new ByType(new TransposeConv(), new TransposeConv16()));
    byOperator.put("UNIDIRECTIONAL_SEQUENCE_LSTM", new SequenceLstm());
    byOperator.put("UNPACK", new Split(0, -1));
    byOperator.put("ZEROS_LIKE", new FillOperator(-1));
    for (Comparison comparison : Comparison.values()) {
      byOperator.put(comparison.name(), new Compare(comparison));
    }
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
