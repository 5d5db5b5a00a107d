package dev.tinyml.codegen.inspection.description;

/**
 * A model file, or a folder of several files.
 *
 * @param name of the file or folder, without what leads to it
 * @param bytes all files together
 * @param format stable identifier: {@code keras-v3}, {@code keras-h5}, {@code saved-model}, {@code
 *     tflite}
 * @param formatText the format in a few words
 * @param producer what wrote it, with its version where the file says so; may be empty
 */
public record FileDescription(
    String name, long bytes, String format, String formatText, String producer) {}
