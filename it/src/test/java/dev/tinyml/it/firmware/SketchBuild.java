package dev.tinyml.it.firmware;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Builds images of whole sketches, with what stands for Arduino's core.
 *
 * @param build compiles and links
 * @param arduino the folder with {@code arduino_main.cc}
 * @param folder that exists, for objects and image
 */
public record SketchBuild(FirmwareBuild build, Path arduino, Path folder) {

  /**
   * Compiles a sketch file and the sources beside it.
   *
   * @param ino the sketch file
   * @param sources beside it
   * @param selfTest whether the sketch runs its golden vectors at its start, and prints the result
   *     of every window
   * @throws AssertionError with the compiler's words when it doesn't compile
   */
  public List<Path> objects(
      Path ino, List<Path> sources, CompileOptions options, boolean selfTest) {
    List<String> defines =
        selfTest ? List.of("-DTINYML_SELF_TEST", "-DTINYML_PRINT_ALL") : List.of();
    List<Path> objects = new ArrayList<>();
    objects.add(
        compiled(
            ino,
            options,
            Stream.concat(Stream.of("-include", "Arduino.h"), defines.stream()).toList()));
    sources.forEach(source -> objects.add(compiled(source, options, defines)));
    return objects;
  }

  /**
   * Builds the image of a sketch that runs its golden vectors and then reads a recording.
   *
   * @param others sources: replayed samples, and what stands for the inference library, if any
   * @param libraries static ones
   * @throws AssertionError with the tools' words when it can't be built
   */
  public Path image(
      Path ino,
      List<Path> sources,
      List<Path> others,
      CompileOptions options,
      List<Path> libraries) {
    List<Path> objects = selfTesting(ino, sources, others, options);
    objects.addAll(libraries);
    return build.link(objects, folder);
  }

  private List<Path> selfTesting(
      Path ino, List<Path> sources, List<Path> others, CompileOptions options) {
    List<Path> objects = new ArrayList<>(objects(ino, sources, options, true));
    objects.add(compiled(arduino.resolve("arduino_main.cc"), options, List.of()));
    others.forEach(source -> objects.add(compiled(source, options, List.of())));
    return objects;
  }

  /** Builds the image of a program of its own that uses TensorFlow Lite Micro. */
  public Path image(List<Path> sources, CompileOptions options, Path library) {
    List<Path> objects = new ArrayList<>();
    sources.forEach(source -> objects.add(compiled(source, options, List.of())));
    objects.add(library);
    return build.link(objects, folder);
  }

  private Path compiled(Path source, CompileOptions options, List<String> more) {
    Path object = folder.resolve(source.getFileName() + ".o");
    return build.compiler().compiled(source, options, object, more);
  }
}
