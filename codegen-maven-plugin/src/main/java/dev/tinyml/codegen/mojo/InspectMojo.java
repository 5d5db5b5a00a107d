package dev.tinyml.codegen.mojo;

import dev.tinyml.codegen.inspection.ModelInspector;
import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Prints what a model file holds: layers of a Keras model, operators, tensors, scales, zero points
 * and sizes of a TensorFlow Lite model. Needs no project.
 *
 * @since 0.1.0
 */
@Mojo(name = "inspect", requiresProject = false, threadSafe = true)
public final class InspectMojo extends AbstractTinymlMojo {

  /**
   * The model, a {@code .keras} or {@code .tflite} file. Unless configured it is the int8 model of
   * the last conversion in {@code <outputDirectory>}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.model")
  private File model;

  @Override
  void run() {
    Path file = model == null ? conversionFiles().int8Model() : model.toPath();
    new ModelInspector().inspect(file).forEach(getLog()::info);
  }
}
