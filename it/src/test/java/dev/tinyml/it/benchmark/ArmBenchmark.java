package dev.tinyml.it.benchmark;

import dev.tinyml.it.sketch.TflmLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures a model on a Cortex-M.
 *
 * @param image compiles and links
 * @param counter runs
 * @param samples that are run at most
 */
record ArmBenchmark(BenchmarkImage image, InstructionCounter counter, int samples) {

  /**
   * The engine's figures.
   *
   * @param folder that doesn't exist yet
   */
  Figures engine(BenchmarkModel model, Path folder) throws IOException {
    Files.createDirectories(folder);
    EngineSubject engine = EngineSubject.of(model.recorded(), image.resources().benchmark());
    return figures(engine.compiled(image.c(), folder), model, folder);
  }

  /**
   * Those of TensorFlow Lite Micro.
   *
   * @param library for this core
   * @param kernels that it was built with
   * @param folder that doesn't exist yet
   */
  Figures interpreter(BenchmarkModel model, TflmLibrary library, KernelSet kernels, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    TflmSubject subject = new TflmSubject(model.recorded().model(), library, kernels);
    return figures(subject.compiled(image, counter, folder), model, folder);
  }

  /** An image of the same program that runs nothing says what the program itself takes. */
  private Figures figures(Subject subject, BenchmarkModel model, Path folder) throws IOException {
    Recording recording = Recording.of(model.recorded(), samples, folder);
    Path main = image.program("benchmark_main.c", recording.defines(), folder);
    Path nothing = image.program("no_subject.c", List.of(), folder);
    ImageSize frame = image.size(image.link(main, List.of(nothing), folder));
    Path elf = image.link(main, subject.objects(), folder);
    ImageSize size = image.size(elf).less(frame);
    InstructionCounter.Count count = counter.count(image.core(), elf);
    return new Figures(
        count.instructions(),
        size.flash() - subject.weights(),
        size.flash(),
        size.ram(),
        count.stack());
  }
}
