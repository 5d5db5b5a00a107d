package dev.tinyml.codegen.spec;

import dev.tinyml.codegen.board.Accelerometer;
import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.spec.SignalSource.AccelerometerSource;
import dev.tinyml.codegen.spec.SignalSource.SerialSource;
import dev.tinyml.converter.manifest.SignalInfo;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Decides how a board records what a model was trained on. Stateless. */
final class SignalSourceFactory {
  private static final String ACCELEROMETER = "accelerometer";
  private static final List<String> AXES = List.of("x", "y", "z");

  /** Standard gravity, exact by definition (ISO 80000-3). */
  private static final float STANDARD_GRAVITY = 9.80665f;

  private static final Map<String, Float> UNITS_PER_G =
      Map.of(
          "g", 1f,
          "mg", 1000f,
          "m/s^2", STANDARD_GRAVITY,
          "m/s2", STANDARD_GRAVITY,
          "m/s²", STANDARD_GRAVITY);

  private static final double MICROS_PER_SECOND = 1e6;

  SignalSource create(ModelSpec model, Board board, Problems problems) {
    if (model.signal().isEmpty()) {
      return serial(model.input().shape(), "the dataset does not say what its samples are");
    }
    SignalInfo signal = model.signal().get();
    if (!signal.sensor().toLowerCase(Locale.ROOT).equals(ACCELEROMETER)) {
      return serial(
          model.input().shape(),
          "the dataset was recorded with another sensor (" + PlainText.of(signal.sensor()) + ")");
    }
    if (board.accelerometer().isEmpty()) {
      return serial(model.input().shape(), noAccelerometer(board));
    }
    Accelerometer sensor = board.accelerometer().get();
    checkChannels(signal, problems);
    checkUnit(signal, problems);
    checkRate(signal, board.id(), sensor, problems);
    return new AccelerometerSource(
        sensor,
        signal.channels().stream().map(SignalSourceFactory::axis).toList(),
        signal.windowLength(),
        signal.unit(),
        UNITS_PER_G.getOrDefault(signal.unit(), 1f),
        signal.samplingRateHz(),
        (int) Math.round(MICROS_PER_SECOND / signal.samplingRateHz()));
  }

  private static String noAccelerometer(Board board) {
    return board
        .motionSensor()
        .map(
            sensor ->
                "it is not known how the library "
                    + sensor.library().name()
                    + " reads the board's "
                    + sensor.parts().get(0))
        .orElse("the board has no accelerometer");
  }

  private static SerialSource serial(Shape input, String reason) {
    return new SerialSource(input.elementCount(), reason);
  }

  private static String axis(String channel) {
    return channel.toLowerCase(Locale.ROOT);
  }

  private static void checkChannels(SignalInfo signal, Problems problems) {
    for (String channel : signal.channels()) {
      if (!AXES.contains(axis(channel))) {
        problems.add(
            "signal-channel-unknown",
            ProblemKind.UNSUPPORTED,
            "channel of the dataset",
            "\"" + channel + "\"",
            "an axis of the accelerometer: x, y or z",
            "name the dataset's channels by their axes, in the order of the values");
      }
    }
  }

  private static void checkUnit(SignalInfo signal, Problems problems) {
    if (!UNITS_PER_G.containsKey(signal.unit())) {
      problems.add(
          "signal-unit-unknown",
          ProblemKind.UNSUPPORTED,
          "unit of the dataset",
          "\"" + signal.unit() + "\"",
          "m/s^2, g or mg for an accelerometer",
          "say in which of these units the samples are");
    }
  }

  private static void checkRate(
      SignalInfo signal, String board, Accelerometer sensor, Problems problems) {
    double rate = signal.samplingRateHz();
    if (!(rate > 0) || rate > sensor.outputRateHz() || MICROS_PER_SECOND / rate > 1e9) {
      problems.add(
          "sampling-rate-out-of-reach",
          ProblemKind.UNSUPPORTED,
          "sampling rate of the dataset, on " + board,
          rate + " Hz",
          "above 0.001 Hz and at most "
              + sensor.outputRateHz()
              + " Hz, the rate of the board's "
              + sensor.part(),
          "train on data of a lower rate, or choose another board");
    }
  }
}
