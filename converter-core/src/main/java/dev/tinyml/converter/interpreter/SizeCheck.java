package dev.tinyml.converter.interpreter;

import dev.tinyml.converter.nativelib.TensorAccess;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;

/**
 * Checks that tensors are as large when the model runs as the file says. The desktop works sizes
 * out anew, a microcontroller trusts the file: where an open batch is multiplied into other sizes
 * (dilated convolutions), its buffers would be too small and its results garbage. Immutable.
 */
final class SizeCheck {
  private final String subject;
  private final TfliteModel model;

  SizeCheck(String subject, TfliteModel model) {
    this.subject = subject;
    this.model = model;
  }

  /**
   * Compares the main graph's tensors after a run.
   *
   * @throws dev.tinyml.converter.problem.ProblemException when some are of another size
   */
  void check(TensorAccess tensors) {
    check(model.tensors(), tensors);
  }

  /**
   * Compares some tensors while the model runs.
   *
   * @param some of the subgraph that runs
   * @param tensors the subgraph's values
   * @throws dev.tinyml.converter.problem.ProblemException when some are of another size
   */
  void check(List<TfliteTensor> some, TensorAccess tensors) {
    Problems problems = new Problems();
    for (TfliteTensor tensor : some) {
      long real = tensor.constant() ? 0 : tensors.elementCount(tensor.index());
      if (!tensor.constant() && real != tensor.spec().shape().elementCount()) {
        problems.add(
            "tflite-size-differs",
            ProblemKind.UNSUPPORTED,
            subject,
            real
                + " elements in tensor "
                + tensor.spec().name()
                + " when the model runs, where the file says "
                + tensor.spec().shape(),
            "the sizes in the file, which a microcontroller trusts",
            "export the model with a fixed batch of 1");
      }
    }
    problems.throwIfAny();
  }
}
