package dev.tinyml.converter.source;

/** File formats of models. Which one a file has, its content tells: see {@link FormatDetector}. */
public enum ModelFormat {
  KERAS_V3("keras-v3", "a Keras v3 archive (.keras)"),
  HDF5("keras-h5", "an HDF5 file, the legacy format of Keras (.h5)"),
  SAVED_MODEL("saved-model", "a SavedModel folder"),
  TFLITE("tflite", "a TensorFlow Lite model");

  private final String id;
  private final String description;

  ModelFormat(String id, String description) {
    this.id = id;
    this.description = description;
  }

  /** Stable identifier for manifests. */
  public String id() {
    return id;
  }

  /** What it is, in the words of a message. */
  public String description() {
    return description;
  }
}
