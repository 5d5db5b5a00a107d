package dev.tinyml.converter.blame;

/**
 * What was summed up about an operator. Not thread-safe.
 *
 * @param accumulated errors of its results with those of all operators before it
 * @param own errors that it adds itself
 * @param range how its float results fill the quantized range
 * @param alone what its own errors do to the model
 */
record OperatorSums(ErrorSums accumulated, ErrorSums own, RangeFacts range, AloneSums alone) {

  /**
   * @param channels size of the last axis of its first result
   * @param scores number of places where the model's error is measured
   */
  static OperatorSums empty(int channels, int scores) {
    return new OperatorSums(
        new ErrorSums(), new ErrorSums(), new RangeFacts(channels), new AloneSums(scores));
  }

  void add(OperatorSums other) {
    accumulated.add(other.accumulated);
    own.add(other.own);
    range.add(other.range);
    alone.add(other.alone);
  }
}
