package dev.tinyml.codegen.spec;

import dev.tinyml.codegen.board.Accelerometer;
import java.util.List;

/** Where a sketch gets the model's input from. */
public sealed interface SignalSource {

  /** Values per reading. */
  int channels();

  /** Readings per window. */
  int windowLength();

  /** How many new readings come in from one inference to the next. */
  int stride();

  /**
   * The board's accelerometer, read at the rate of the dataset.
   *
   * @param sensor on the board
   * @param axes which axis each channel is: {@code x}, {@code y} or {@code z}
   * @param windowLength readings per window
   * @param unit of the dataset
   * @param unitPerG how many of the dataset's units make one g
   * @param samplingRateHz of the dataset
   * @param periodMicros nearest whole number of microseconds between two readings
   */
  record AccelerometerSource(
      Accelerometer sensor,
      List<String> axes,
      int windowLength,
      String unit,
      float unitPerG,
      double samplingRateHz,
      int periodMicros)
      implements SignalSource {

    /** Copies the list. */
    public AccelerometerSource {
      axes = List.copyOf(axes);
    }

    @Override
    public int channels() {
      return axes.size();
    }

    /** Half a window: each event lies whole in some window, at twice the inferences. */
    @Override
    public int stride() {
      return Math.max(1, windowLength / 2);
    }
  }

  /**
   * Numbers as text on the serial port, a whole window at a time.
   *
   * @param channels number of values of the model's input
   * @param reason why the board has no sensor for it, a clause
   */
  record SerialSource(int channels, String reason) implements SignalSource {
    @Override
    public int windowLength() {
      return 1;
    }

    @Override
    public int stride() {
      return 1;
    }
  }
}
