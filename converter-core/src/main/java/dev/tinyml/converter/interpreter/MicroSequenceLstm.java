package dev.tinyml.converter.interpreter;

import dev.tinyml.converter.nativelib.TensorAccess;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.FusedActivation;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * UNIDIRECTIONAL_SEQUENCE_LSTM of int8 with an int16 cell state. TensorFlow Lite Micro has an
 * algorithm of its own (micro kernels, lstm_eval.h and lstm_eval_common.cc): gates are two matrix
 * products at a scale of 2^-12, added with saturation and looked up in a table; products of gates
 * and state are requantized each. No peepholes, projection or normalization, as there.
 */
final class MicroSequenceLstm implements MicroOperator {
  private static final int INPUT_GATE = 0;
  private static final int FORGET_GATE = 1;
  private static final int CELL_GATE = 2;
  private static final int OUTPUT_GATE = 3;
  private static final int HIDDEN_STATE = 18;
  private static final int CELL_STATE = 19;

  /** Positions of peepholes, projection and normalization. */
  private static final int[] EXTRAS = {9, 10, 11, 16, 17, 20, 21, 22, 23};

  private final TfliteTensor input;
  private final int output;
  private final TfliteTensor hiddenState;
  private final TfliteTensor cellState;
  private final boolean timeMajor;
  private final LstmGate[] gates = new LstmGate[4];
  private final LstmCell cell;
  private byte[] inputs;
  private byte[] hidden;
  private byte[] cells;

  private MicroSequenceLstm(OperatorOperands operands) {
    input = operands.input(0).orElseThrow();
    output = operands.output(0).index();
    hiddenState = operands.input(HIDDEN_STATE).orElseThrow();
    cellState = operands.input(CELL_STATE).orElseThrow();
    timeMajor = operands.options().flag("time_major");
    for (int gate = 0; gate < gates.length; gate++) {
      gates[gate] = new LstmGate(operands, gate, input, hiddenState);
    }
    cell =
        new LstmCell(
            OperatorOperands.params(cellState).scale(),
            OperatorOperands.params(hiddenState),
            operands.options().real("cell_clip").orElse(0f));
  }

  /** The replacement; empty when it is a variant that TensorFlow Lite Micro refuses anyway. */
  static Optional<MicroOperator> of(OperatorOperands operands) {
    boolean plain =
        operands.isInt8(0)
            && operands.isInt8(HIDDEN_STATE)
            && operands
                .input(CELL_STATE)
                .filter(t -> t.spec().type() == ElementType.INT16 && quantized(t))
                .isPresent()
            && operands.operator().activation() == FusedActivation.TANH
            && IntStream.of(EXTRAS).allMatch(i -> operands.input(i).isEmpty())
            && fits(operands);
    return plain ? Optional.of(new MicroSequenceLstm(operands)) : Optional.empty();
  }

  private static boolean quantized(TfliteTensor tensor) {
    return tensor.spec().quantization().isPresent();
  }

  /** What doesn't fit is left to the native kernel, which refuses it. */
  private static boolean fits(OperatorOperands operands) {
    Shape in = operands.input(0).orElseThrow().spec().shape();
    Shape state = operands.input(HIDDEN_STATE).orElseThrow().spec().shape();
    Shape cells = operands.input(CELL_STATE).orElseThrow().spec().shape();
    if (in.rank() != 3 || state.rank() != 2 || in.elementCount() == 0 || !cells.equals(state)) {
      return false;
    }
    int units = state.dimension(1);
    int batch = in.dimension(operands.options().flag("time_major") ? 1 : 0);
    return state.dimension(0) == batch
        && IntStream.range(0, 4)
            .allMatch(gate -> LstmGate.fits(operands, gate, units, in.dimension(2)));
  }

  @Override
  public void before(TensorAccess tensors) {
    inputs = tensors.bytes(input.index());
    hidden = tensors.bytes(hiddenState.index());
    cells = tensors.bytes(cellState.index());
  }

  @Override
  public void after(TensorAccess tensors) {
    Shape shape = input.spec().shape();
    int batch = shape.dimension(timeMajor ? 1 : 0);
    int steps = shape.dimension(timeMajor ? 0 : 1);
    int units = hidden.length / batch;
    byte[] outputs = new byte[batch * steps * units];
    short[] state = new short[cells.length / Short.BYTES];
    ByteBuffer cellBytes = ByteBuffer.wrap(cells).order(ByteOrder.LITTLE_ENDIAN);
    cellBytes.asShortBuffer().get(state);
    for (int sample = 0; sample < batch; sample++) {
      for (int step = 0; step < steps; step++) {
        int row = timeMajor ? step * batch + sample : sample * steps + step;
        step(row, sample * units, units, state);
        System.arraycopy(hidden, sample * units, outputs, row * units, units);
      }
    }
    cellBytes.asShortBuffer().put(state);
    tensors.setBytes(output, outputs);
    tensors.setBytes(hiddenState.index(), hidden);
    tensors.setBytes(cellState.index(), cells);
  }

  /** One sample's next time step: changes hidden and cell state. */
  private void step(int row, int first, int units, short[] state) {
    int[][] open = new int[gates.length][];
    for (int gate = 0; gate < gates.length; gate++) {
      open[gate] = gates[gate].compute(inputs, row, hidden, first);
    }
    for (int unit = 0; unit < units; unit++) {
      int next =
          cell.next(
              state[first + unit],
              SixteenBit.sigmoid(open[FORGET_GATE][unit]),
              SixteenBit.sigmoid(open[INPUT_GATE][unit]),
              SixteenBit.tanh(open[CELL_GATE][unit], 0));
      state[first + unit] = (short) next;
      hidden[first + unit] = cell.hidden(next, SixteenBit.sigmoid(open[OUTPUT_GATE][unit]));
    }
  }
}
