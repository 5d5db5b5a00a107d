package dev.tinyml.converter.graph.emit;

/** Versions of Keras between which layers or functions of the same name compute differently. */
public enum KerasGeneration {
  /** Keras 2, as keras, tf_keras or tf.keras. */
  KERAS_2,
  /** Keras 3 and whatever does not say. */
  KERAS_3;

  /**
   * The generation that wrote a model.
   *
   * @param producer as {@link dev.tinyml.converter.source.SourceModel#producer}: {@code keras
   *     2.13.1}
   */
  public static KerasGeneration of(String producer) {
    return producer.startsWith("keras 2.") || producer.startsWith("tf_keras") ? KERAS_2 : KERAS_3;
  }
}
