package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.arithmetic.Int8Functions;
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
    byOperator.put("ADD", new Binary("add", Arithmetic::add, CFunctions.DSP, CFunctions.REQUANTIZE));
    byOperator.put("AVERAGE_POOL_2D", new Pool("average_pool_2d"));
    byOperator.put("CONCATENATION", new Concatenation());
    byOperator.put("CONV_2D", new Conv2d());
    byOperator.put("DEPTHWISE_CONV_2D", new DepthwiseConv2d());
    byOperator.put("DEQUANTIZE", new Dequantize());
    byOperator.put("EXPAND_DIMS", new Reshape());
    byOperator.put("FULLY_CONNECTED", new FullyConnected());
    byOperator.put("LOGISTIC", new Elementwise(Logistic::function));
    byOperator.put("MAXIMUM", new Binary("maximum", Binary::none));
    byOperator.put("MAX_POOL_2D", new Pool("max_pool_2d"));
    byOperator.put("MEAN", new Mean(true));
    byOperator.put("MINIMUM", new Binary("minimum", Binary::none));
    byOperator.put("MUL", new Binary("multiply", Arithmetic::multiply, CFunctions.REQUANTIZE));
    byOperator.put("PAD", new Pad());
    byOperator.put("PADV2", new Pad());
    byOperator.put("QUANTIZE", new Quantize());
    byOperator.put("REDUCE_MAX", new ReduceMax());
    byOperator.put("RELU", new Elementwise((op, in, out) -> Int8Functions.relu(in, out)));
    byOperator.put("RELU6", new Elementwise((op, in, out) -> Int8Functions.relu6(in)));
    byOperator.put("RESHAPE", new Reshape());
    byOperator.put("SOFTMAX", new Softmax());
    byOperator.put(
        "SQUARED_DIFFERENCE",
        new Binary(
            "squared_difference", Arithmetic::squaredDifference, CFunctions.REQUANTIZE));
    byOperator.put("SQUEEZE", new Reshape());
    byOperator.put("SUB", new Binary("add", Arithmetic::subtract, CFunctions.DSP, CFunctions.REQUANTIZE));
    byOperator.put("SUM", new Mean(false));
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
