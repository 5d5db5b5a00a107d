package dev.tinyml.converter.quantize;

import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.tflite.FusedLstm;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteSubgraph;

/**
 * Checks that the values within a fused LSTM can be calibrated from outside: without projection the
 * hidden state is the output, without layer normalization nothing else needs a range. Stateless.
 */
final class LstmCheck {

  /** Adds a problem for each fused LSTM of another kind. */
  void check(TfliteModel model, Problems problems) {
    for (TfliteSubgraph graph : model.subgraphs()) {
      for (TfliteOperator operator : graph.operators()) {
        if (FusedLstm.isFused(operator) && FusedLstm.isProjectedOrNormalized(operator)) {
          problems.add(
              "int8-lstm-variant",
              ProblemKind.UNSUPPORTED,
              "operator "
                  + operator.name()
                  + " at tensor "
                  + graph.tensors().get(operator.outputs().get(0)).spec().name(),
              "an LSTM with a projection or layer normalization",
              "a plain LSTM, as Keras makes it; TensorFlow Lite Micro runs no other",
              "use an LSTM layer without projection, normalize in front of it");
        }
      }
    }
  }
}
