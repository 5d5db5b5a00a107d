package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.arithmetic.Multiplier;
import dev.tinyml.codegen.engine.arithmetic.SigmoidTable;
import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.CType;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.IntegerArray;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.FusedActivation;
import dev.tinyml.converter.tflite.FusedLstm;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * UNIDIRECTIONAL_SEQUENCE_LSTM of int8 with int16 cells (TensorFlow Lite Micro,
 * kernels/lstm_eval.h, lstm_eval_common.cc), from a state of zeros on. No peepholes, projection or
 * normalization, as there.
 */
final class SequenceLstm implements Kernel {
  private static final CFunction FUNCTION =
      CFunction.of("lstm", CFunctions.REQUANTIZE, CFunctions.SIGMOID_16);
  private static final double GATE_SCALE = 1 / 32_768.0;
  private static final List<String> GATES =
      List.of("input_gate", "forget_gate", "cell_gate", "output_gate");

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor hidden = operator.input(FusedLstm.HIDDEN_STATE);
    TfliteTensor cells = operator.input(FusedLstm.CELL_STATE);
    TfliteTensor output = operator.output(0);
    operator.require(
        FusedLstm.isFused(operator.operator())
            && !FusedLstm.hasPeepholes(operator.operator())
            && !FusedLstm.isProjectedOrNormalized(operator.operator())
            && operator.operator().activation() == FusedActivation.TANH,
        "peepholes, a projection, normalization or another activation than TANH",
        "none of them");
    QuantizationParams hiddenParams = operator.int8Params(hidden);
    operator.requireType(cells, ElementType.INT16);
    float cellScale = operator.params(cells).scale();
    Shape in = input.spec().shape();
    Shape state = hidden.spec().shape();
    boolean timeMajor = operator.operator().options().flag("time_major");
    operator.require(
        in.rank() == 3
            && in.elementCount() > 0
            && state.rank() == 2
            && state.dimension(0) == in.dimension(timeMajor ? 1 : 0)
            && cells.spec().shape().equals(state)
            && output.spec().shape().elementCount()
                == in.dimension(0) * in.dimension(1) * state.dimension(1)
            && operator.int8Params(output).equals(hiddenParams),
        "input " + in + ", state " + state + ", output " + output.spec().shape(),
        "a state per sample, and outputs on its scale");
    int samples = in.dimension(timeMajor ? 1 : 0);
    int steps = in.dimension(timeMajor ? 0 : 1);
    int units = state.dimension(1);
    int power = (int) Math.round(Math.log(cellScale) / Math.log(2));
    operator.require(power >= -20 && power <= -3, "cells of scale " + cellScale, "2^-20 to 2^-3");
    List<Field> fields = new ArrayList<>();
    for (int gate = 0; gate < GATES.size(); gate++) {
      fields.addAll(new LstmGate(operator, GATES.get(gate), gate).fields(input, hidden, units));
    }
    List<Integer> sigmoid = SigmoidTable.values();
    fields.add(
        new Field.Array(
            "sigmoid", CType.UINT16, IntegerArray.generate(sigmoid.size(), sigmoid::get), 16));
    fields.add(Field.number("samples", samples));
    fields.add(Field.number("sample_rows", timeMajor ? 1 : steps));
    fields.add(Field.number("steps", steps));
    fields.add(Field.number("step_rows", timeMajor ? samples : 1));
    fields.add(Field.number("depth", in.dimension(2)));
    fields.add(Field.number("units", units));
    Arithmetic.addMultiplier(fields, "forget_", Multiplier.of(GATE_SCALE * cellScale / cellScale));
    Arithmetic.addMultiplier(fields, "accept_", Multiplier.of(GATE_SCALE * GATE_SCALE / cellScale));
    Arithmetic.addMultiplier(
        fields, "emit_", Multiplier.of(GATE_SCALE * GATE_SCALE / hiddenParams.scale()));
    float clip = operator.operator().options().real("cell_clip").orElse(0f);
    fields.add(
        Field.number("clip", (int) Math.min(Short.MAX_VALUE, (double) clip / (double) cellScale)));
    fields.add(Field.number("tanh_shift", 15 + power - 3));
    fields.add(Field.number("zero_point", hiddenParams.zeroPoint()));
    return List.of(
        new Lowered.Call(
            FUNCTION,
            fields,
            List.of(input.index()),
            List.of(output.index()),
            Optional.of(new Lowered.Scratch(CType.INT16, units + (units + 1) / 2)),
            false,
            Notes.of(
                operator.operator().activation(),
                4L * samples * steps * units * (in.dimension(2) + units))));
  }
}
