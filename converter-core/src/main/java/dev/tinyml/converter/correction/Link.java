package dev.tinyml.converter.correction;

/**
 * Two layers, and between them only what passes a positive factor per channel on.
 *
 * @param first writes the channels
 * @param second reads them; a FULLY_CONNECTED behind a flattened image has several columns for each
 */
record Link(WeightLayer first, WeightLayer second) {

  /** The channel that a weight of the second layer is for. */
  int channelRead(int position) {
    return second.inputChannel(position) % first.channels();
  }
}
