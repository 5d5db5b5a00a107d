package dev.tinyml.converter.fuzz;

import dev.tinyml.converter.calibration.DatasetFiles;
import dev.tinyml.converter.calibration.DatasetReader;
import dev.tinyml.converter.tensor.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** NumPy files in each of their roles: samples, labels, mean, std, class names. */
public final class NpyTarget {
  private static final List<Shape> SIX = List.of(Shape.of(6));
  private static final List<Shape> CLASSES = List.of(Shape.of(3));
  private static final InputFolder FOLDER = new InputFolder("npy");
  private static final Path SOUND = FOLDER.write("sound.npy", SoundSamples.tenOfSix());
  private static final ReadingContract CONTRACT =
      new ReadingContract(path -> path.startsWith(FOLDER.path()));

  private NpyTarget() {}

  /** Called by Jazzer and by the replay. */
  public static void fuzzerTestOneInput(byte[] input) {
    Optional<Path> file = Optional.of(FOLDER.write("input.npy", input));
    Optional<Path> sound = Optional.of(SOUND);
    Optional<Path> none = Optional.empty();
    read(input, file, none, none, none, none);
    read(input, sound, file, none, none, none);
    read(input, sound, none, file, file, none);
    read(input, sound, none, none, none, file);
    FOLDER.requireOnly(file.get(), SOUND);
  }

  private static void read(
      byte[] input,
      Optional<Path> samples,
      Optional<Path> labels,
      Optional<Path> mean,
      Optional<Path> std,
      Optional<Path> classNames) {
    DatasetFiles files =
        new DatasetFiles(
            "fuzz", samples.stream().toList(), labels, mean, std, classNames, Optional.empty());
    CONTRACT.check(input.length, () -> new DatasetReader().read(files, SIX, CLASSES));
  }
}
