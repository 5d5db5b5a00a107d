package dev.tinyml.converter.convert;

/** A model that was read and may become an int8 model. */
public sealed interface ModelSource permits FloatSource, QuantizedSource {

  /** Id of the file format, as in {@link dev.tinyml.converter.source.ModelFormat#id}. */
  String format();

  /** What was read, in a line for a log. */
  String summary();
}
