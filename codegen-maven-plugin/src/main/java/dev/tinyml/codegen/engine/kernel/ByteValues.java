package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.arithmetic.Comparison;
import dev.tinyml.codegen.engine.arithmetic.FloatFunction;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.FusedActivation;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntToDoubleFunction;

/**
 * Works out what tensors hold for each value of the one int8 tensor that they are functions of,
 * element by element: what a model computes in float32 or int32 between a DEQUANTIZE and a QUANTIZE
 * or GATHER is then a table. Used once.
 */
final class ByteValues {
  private static final int VALUES = 1 << Byte.SIZE;
  private static final int MAX_DEPTH = 64;
  private static final Set<ElementType> NUMBERS =
      EnumSet.of(ElementType.FLOAT32, ElementType.INT32);

  private final Map<Integer, Optional<Values>> known = new HashMap<>();

  /**
   * What a tensor holds.
   *
   * @param source the int8 tensor
   * @param values of float32, int32 or bool elements, by the source's value as an unsigned byte
   */
  record Values(TfliteTensor source, double[] values) {}

  /**
   * The values of a tensor of float32, int32 or bool elements; empty when it is no such function.
   *
   * @param reader an operator that reads it
   */
  Optional<Values> of(OperatorContext reader, TfliteTensor tensor) {
    return of(reader, tensor, MAX_DEPTH);
  }

  private Optional<Values> of(OperatorContext reader, TfliteTensor tensor, int depth) {
    Optional<Values> values = known.get(tensor.index());
    if (values == null) {
      values =
          depth == 0
              ? Optional.empty()
              : reader.producer(tensor).flatMap(operator -> of(operator, depth - 1));
      known.put(tensor.index(), values);
    }
    return values;
  }

  private Optional<Values> of(OperatorContext operator, int depth) {
    if (operator.operator().custom()
        || operator.operator().inputs().isEmpty()
        || operator.operator().activation() != FusedActivation.NONE) {
      return Optional.empty();
    }
    String name = operator.operator().name();
    TfliteTensor output = operator.output(0);
    boolean real = output.spec().type() == ElementType.FLOAT32;
    int inputs = operator.operator().inputs().size();
    if (name.equals("DEQUANTIZE")) {
      return dequantized(operator, operator.input(0), output);
    }
    if (name.equals("CAST")) {
      return cast(operator, depth);
    }
    if (inputs == 1 && real) {
      return FloatFunction.of(name).flatMap(f -> one(operator, depth, x -> f.apply((float) x)));
    }
    if (inputs == 2 && Comparison.of(name).isPresent()) {
      return compared(operator, Comparison.of(name).orElseThrow(), depth);
    }
    if (inputs == 2 && NUMBERS.contains(output.spec().type())) {
      return arithmetic(name, real).flatMap(f -> two(operator, depth, f));
    }
    return inputs == 3 && (name.equals("SELECT") || name.equals("SELECT_V2"))
        ? selected(operator, depth)
        : Optional.empty();
  }

  private static Optional<Values> dequantized(
      OperatorContext operator, TfliteTensor input, TfliteTensor output) {
    if (input.spec().type() != ElementType.INT8
        || input.constant()
        || output.spec().type() != ElementType.FLOAT32) {
      return Optional.empty();
    }
    QuantizationParams params = operator.int8Params(input);
    return Optional.of(each(input, i -> params.dequantize((byte) i)));
  }

  private Optional<Values> cast(OperatorContext operator, int depth) {
    ElementType from = operator.input(0).spec().type();
    ElementType to = operator.output(0).spec().type();
    return NUMBERS.contains(from) && NUMBERS.contains(to)
        ? one(operator, depth, x -> to == ElementType.INT32 ? (double) (int) x : (float) x)
        : Optional.empty();
  }

  private Optional<Values> one(
      OperatorContext operator, int depth, java.util.function.DoubleUnaryOperator function) {
    return of(operator, operator.input(0), depth)
        .map(in -> each(in.source(), i -> function.applyAsDouble(in.values()[i])));
  }

  private static Optional<DoubleBinaryOperator> arithmetic(String name, boolean real) {
    DoubleBinaryOperator function =
        switch (name) {
          case "ADD" -> Double::sum;
          case "SUB" -> (a, b) -> a - b;
          case "MUL" -> (a, b) -> a * b;
          case "DIV" -> real ? (a, b) -> a / b : null;
          case "MAXIMUM" -> Math::max;
          case "MINIMUM" -> Math::min;
          default -> null;
        };
    // A float64 result of one operation on float32 values, rounded to float32, is that of float32.
    return Optional.ofNullable(function)
        .map(
            f ->
                real
                    ? (a, b) -> (float) f.applyAsDouble(a, b)
                    : (a, b) -> (int) (long) f.applyAsDouble(a, b));
  }

  private Optional<Values> two(OperatorContext operator, int depth, DoubleBinaryOperator function) {
    TfliteTensor first = operator.input(0);
    TfliteTensor second = operator.input(1);
    OptionalDouble a = scalar(operator, first);
    OptionalDouble b = scalar(operator, second);
    if (a.isPresent() == b.isPresent()) {
      return a.isPresent()
          ? Optional.empty()
          : of(operator, first, depth)
              .flatMap(
                  x ->
                      of(operator, second, depth)
                          .filter(y -> sameSource(x, y))
                          .map(
                              y ->
                                  each(
                                      x.source(),
                                      i -> function.applyAsDouble(x.values()[i], y.values()[i]))));
    }
    return of(operator, a.isPresent() ? second : first, depth)
        .map(
            x ->
                each(
                    x.source(),
                    i -> function.applyAsDouble(a.orElse(x.values()[i]), b.orElse(x.values()[i]))));
  }

  /** Of int8 values with a constant, or of numbers. */
  private Optional<Values> compared(OperatorContext operator, Comparison comparison, int depth) {
    TfliteTensor first = operator.input(0);
    TfliteTensor second = operator.input(1);
    if (first.spec().type() != ElementType.INT8) {
      return NUMBERS.contains(first.spec().type())
          ? two(operator, depth, (a, b) -> comparison.holds(a, b) ? 1 : 0)
          : Optional.empty();
    }
    if (first.constant() || !second.constant() || second.spec().shape().elementCount() != 1) {
      return Optional.empty();
    }
    ScaledComparison scaled =
        ScaledComparison.of(operator, operator.int8Params(first), operator.int8Params(second));
    byte constant = operator.int8Constant(second)[0];
    return Optional.of(
        each(
            first, i -> comparison.holds(scaled.first((byte) i), scaled.second(constant)) ? 1 : 0));
  }

  private Optional<Values> selected(OperatorContext operator, int depth) {
    return of(operator, operator.input(0), depth)
        .flatMap(
            condition ->
                branch(operator, 1, condition, depth)
                    .flatMap(
                        yes ->
                            branch(operator, 2, condition, depth)
                                .map(
                                    no ->
                                        each(
                                            condition.source(),
                                            i ->
                                                condition.values()[i] != 0
                                                    ? yes.values()[i]
                                                    : no.values()[i]))));
  }

  private Optional<Values> branch(
      OperatorContext operator, int position, Values condition, int depth) {
    TfliteTensor tensor = operator.input(position);
    OptionalDouble constant = scalar(operator, tensor);
    return constant.isPresent()
        ? Optional.of(each(condition.source(), i -> constant.getAsDouble()))
        : of(operator, tensor, depth).filter(values -> sameSource(values, condition));
  }

  private static boolean sameSource(Values one, Values other) {
    return one.source().index() == other.source().index();
  }

  /** A constant of a single float32 or int32. */
  private static OptionalDouble scalar(OperatorContext operator, TfliteTensor tensor) {
    ElementType type = tensor.spec().type();
    if (!tensor.constant()
        || tensor.spec().shape().elementCount() != 1
        || !NUMBERS.contains(type)) {
      return OptionalDouble.empty();
    }
    ByteBuffer bytes =
        ByteBuffer.wrap(operator.constantBytes(tensor)).order(ByteOrder.LITTLE_ENDIAN);
    return OptionalDouble.of(type == ElementType.FLOAT32 ? bytes.getFloat() : bytes.getInt());
  }

  private static Values each(TfliteTensor source, IntToDoubleFunction value) {
    double[] values = new double[VALUES];
    for (int i = 0; i < VALUES; i++) {
      values[i] = value.applyAsDouble(i);
    }
    return new Values(source, values);
  }
}
