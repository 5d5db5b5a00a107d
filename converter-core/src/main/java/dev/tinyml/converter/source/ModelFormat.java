package dev.tinyml.converter.source;

/** File formats of models. Which one a file has, its content tells: see {@link FormatDetector}. */
public enum ModelFormat {
  KERAS_V3(
      "keras-v3",
      "a Keras v3 archive (.keras)",
      "convert it with a version of this tool that reads it"),
  HDF5(
      "keras-h5",
      "an HDF5 file, the legacy format of Keras (.h5)",
      "load it in Keras and save it again under a name that ends in .keras"),
  SAVED_MODEL(
      "saved-model",
      "a SavedModel folder",
      "save the Keras model itself under a name that ends in .keras"),
  TFLITE(
      "tflite",
      "a TensorFlow Lite model",
      "give the .keras file that it was made from; a TensorFlow Lite model is already converted");

  private final String id;
  private final String description;
  private final String nextStep;

  ModelFormat(String id, String description, String nextStep) {
    this.id = id;
    this.description = description;
    this.nextStep = nextStep;
  }

  /** Stable identifier for manifests. */
  public String id() {
    return id;
  }

  /** What it is, in the words of a message. */
  public String description() {
    return description;
  }

  /** What a user can do while no reader for it is at hand. */
  String nextStep() {
    return nextStep;
  }
}
