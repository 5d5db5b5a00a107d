package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;

/** EMBEDDING_LOOKUP: rows of its second input (TensorFlow Lite Micro, embedding_lookup.cc). */
final class EmbeddingLookup implements Kernel {

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor rows = operator.input(1);
    operator.require(rows.spec().shape().rank() >= 2, rows.spec().shape().toString(), "rows");
    return new GatherAt(operator, rows, operator.input(0), 0).lower();
  }
}
