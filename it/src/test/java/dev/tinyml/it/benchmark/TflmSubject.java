package dev.tinyml.it.benchmark;

import dev.tinyml.codegen.runtime.KernelVariant;
import dev.tinyml.codegen.runtime.OperatorRegistration;
import dev.tinyml.codegen.runtime.RegistrationPlanner;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.it.sketch.TflmLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * TensorFlow Lite Micro with a model, in the least arena, with the operators of the model and no
 * others. The kernels are those for int8 alone where the library has such: that is its best.
 *
 * @param model that it runs
 * @param library the user's
 * @param kernels that the library was built with
 */
record TflmSubject(DeviceModel model, TflmLibrary library, KernelSet kernels) {
  private static final String RUNTIME = "tflite_micro_2026_08";

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
    Files.writeString(folder.resolve("registrations.h"), registrations());
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

  private String registrations() {
    List<OperatorRegistration> all =
        new RegistrationPlanner().plan(model.structure(), RuntimeCatalogue.load().require(RUNTIME));
    StringBuilder text = new StringBuilder("#pragma once\n");
    Stream.concat(
            Stream.of("tensorflow/lite/micro/micro_mutable_op_resolver.h"),
            all.stream()
                .map(OperatorRegistration::kernel)
                .flatMap(Optional::stream)
                .map(KernelVariant::header)
                .distinct()
                .sorted())
        .forEach(header -> text.append("#include \"" + header + "\"\n"));
    text.append("using Resolver = tflite::MicroMutableOpResolver<" + all.size() + ">;\n");
    text.append("inline bool Register(Resolver* resolver) {\n  return true");
    for (OperatorRegistration one : all) {
      String argument = one.kernel().map(k -> "tflite::" + k.function() + "()").orElse("");
      text.append("\n      && resolver->" + one.method().method().orElseThrow());
      text.append("(" + argument + ") == kTfLiteOk");
    }
    return text.append(";\n}\n").toString();
  }
}
