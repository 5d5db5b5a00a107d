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
    byOperator.put("CONV_2D", new Conv2d());
    byOperator.put("DEPTHWISE_CONV_2D", new DepthwiseConv2d());
    byOperator.put("DEQUANTIZE", new Dequantize());
    byOperator.put("EXPAND_DIMS", new Reshape());
    byOperator.put("FULLY_CONNECTED", new FullyConnected());
    byOperator.put("LOGISTIC", new Elementwise(Logistic::function));
    byOperator.put("QUANTIZE", new Quantize());
    byOperator.put("RELU", new Elementwise((op, in, out) -> Int8Functions.relu(in, out)));
    byOperator.put("RELU6", new Elementwise((op, in, out) -> Int8Functions.relu6(in)));
    byOperator.put("RESHAPE", new Reshape());
    byOperator.put("SOFTMAX", new Softmax());
    byOperator.put("SQUEEZE", new Reshape());
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
