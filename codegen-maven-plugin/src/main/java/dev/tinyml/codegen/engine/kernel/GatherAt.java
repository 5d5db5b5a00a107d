package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.CType;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.IntegerArray;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;
import java.util.Optional;

/**
 * GATHER and EMBEDDING_LOOKUP at computed places. Rows of a constant table stay in flash; places
 * that are worked out of int8 values are a table themselves. A place outside, with which TensorFlow
 * Lite Micro stops, becomes the nearest one.
 *
 * @param operator the operator
 * @param input what is taken from
 * @param places where
 * @param axis along which
 */
record GatherAt(OperatorContext operator, TfliteTensor input, TfliteTensor places, int axis) {
  private static final CFunction PLACE = CFunction.of("place");
  private static final CFunction FROM_FLASH = CFunction.of("embedding", PLACE);
  private static final CFunction BY_BYTES = CFunction.of("embedding_8");
  private static final CFunction FROM_MEMORY = CFunction.of("gather_at", PLACE);
  private static final int MAX_ROWS = 1 << 16;

  List<Lowered> lower() {
    TfliteTensor output = operator.output(0);
    operator.requireType(output, input.spec().type());
    Shape in = input.spec().shape();
    int count = places.spec().shape().elementCount();
    long outer = product(in, 0, axis);
    long inner = product(in, axis + 1, in.rank());
    int size = input.spec().type().size();
    operator.require(
        size > 0
            && in.elementCount() > 0
            && outer * inner * count == output.spec().shape().elementCount(),
        in + " at " + count + " places that becomes " + output.spec().shape(),
        "an output with elements for each place");
    long bytes = inner * size;
    int rows = in.dimension(axis);
    if (!input.constant() || outer > 1) {
      operator.requireType(places, ElementType.INT32);
      return Operands.load(
          operator,
          List.of(input),
          call(
              FROM_MEMORY,
              List.of(
                  Field.number("outer", outer),
                  Field.number("size", rows),
                  Field.number("bytes", bytes),
                  Field.number("places", count)),
              List.of(input.index(), operator.computed(places).index())));
    }
    Field table =
        new Field.Array(
            "rows",
            CType.INT8,
            IntegerArray.of(operator.constantBytes(input)),
            (int) Math.min(bytes, Byte.MAX_VALUE));
    Field rowBytes = Field.number("bytes", bytes);
    Field placeCount = Field.number("places", count);
    return List.of(
        new ByteValues()
            .of(operator, places)
            .filter(values -> rows <= MAX_ROWS && Elementwise.sameCount(values.source(), places))
            .map(
                values ->
                    call(
                        BY_BYTES,
                        List.of(table, rowsOf(values, rows), rowBytes, placeCount),
                        List.of(values.source().index())))
            .orElseGet(
                () -> {
                  operator.requireType(places, ElementType.INT32);
                  return call(
                      FROM_FLASH,
                      List.of(table, Field.number("count", rows), rowBytes, placeCount),
                      List.of(operator.computed(places).index()));
                }));
  }

  private static Field rowsOf(ByteValues.Values values, int rows) {
    return new Field.Array(
        "rows_of_values",
        CType.UINT16,
        IntegerArray.generate(
            values.values().length, i -> (int) Math.max(0, Math.min(rows - 1, values.values()[i]))),
        16);
  }

  private Lowered.Call call(CFunction function, List<Field> fields, List<Integer> reads) {
    return new Lowered.Call(
        function,
        fields,
        reads,
        List.of(operator.output(0).index()),
        Optional.empty(),
        false,
        List.of());
  }

  private static long product(Shape shape, int from, int to) {
    long product = 1;
    for (int axis = from; axis < to; axis++) {
      product *= shape.dimension(axis);
    }
    return product;
  }
}
