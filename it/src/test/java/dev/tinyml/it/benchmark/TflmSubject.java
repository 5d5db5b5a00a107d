package dev.tinyml.it.benchmark;

import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.it.sketch.TflmLibrary;
import dev.tinyml.it.sketch.TflmRegistrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * TensorFlow Lite Micro with a model, in the least arena, with the operators of the model and no
 * others. The kernels are those for int8 alone where the library has such: that is its best.
 *
 * @param model that it runs
 * @param library the user's
 * @param kernels that the library was built with
 */
record TflmSubject(DeviceModel model, TflmLibrary library, KernelSet kernels) {
  /** Those of a release build of the library. */
  private static final List<String> FLAGS =
      List.of(
          "-fno-rtti",
          "-fno-exceptions",
          "-fno-threadsafe-statics",
          "-fno-unwind-tables",
          "-fno-asynchronous-unwind-tables",
          "-DTF_LITE_STATIC_MEMORY",
          "-DNDEBUG",
          "-DTF_LITE_STRIP_ERROR_STRINGS",
          "-w");

  private static final Pattern ARENA = Pattern.compile("^arena (\\d+)$", Pattern.MULTILINE);

  /** Room for the search; the emulated machines have at least 512 KB. */
  private static final int LARGEST_ARENA = 300_000;

  /**
   * Compiles it, with an arena that a trial run has found.
   *
   * @param image of the core
   * @param emulator for the trial
   * @param folder that exists
   */
  Subject compiled(BenchmarkImage image, InstructionCounter emulator, Path folder)
      throws IOException {
    Path file = Files.write(folder.resolve("model.tflite"), model.bytes().toArray());
    Files.writeString(
        folder.resolve("registrations.h"), TflmRegistrations.of(model.structure()).header());
    List<String> flags = new ArrayList<>(FLAGS);
    flags.addAll(kernels.defines());
    flags.addAll(List.of("-I" + folder, "-DMODEL_FILE=\"" + file + "\""));
    library.includes().forEach(include -> flags.addAll(List.of("-isystem", include.toString())));
    Path subject =
        image
            .cpp()
            .with(flags)
            .object(image.resources().benchmark().resolve("tflm_subject.cc"), folder);
    Path trial =
        image.link(
            image.program("find_arena.c", List.of(), folder),
            List.of(subject, arena(LARGEST_ARENA, image, folder), library.library()),
            folder);
    Path arena = arena(least(emulator.output(image.core(), trial)), image, folder);
    return new Subject(List.of(subject, arena, library.library()), model.bytes().size());
  }

  private static int least(String output) {
    return ARENA
        .matcher(output)
        .results()
        .mapToInt(line -> Integer.parseInt(line.group(1)))
        .min()
        .orElseThrow(() -> new AssertionError("not enough arena: " + output));
  }

  private static Path arena(int bytes, BenchmarkImage image, Path folder) {
    return image.program("arena.c", List.of("-DARENA_BYTES=" + bytes), folder);
  }
}
