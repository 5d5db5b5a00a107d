package dev.tinyml.converter.pipeline;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The folder in which parent and worker meet.
 *
 * @param path where it is
 */
record WorkerFolder(Path path) {

  /** Makes a new one beside the output folder, so that files can be moved there at once. */
  static WorkerFolder beside(Path outputFolder) throws IOException {
    Path parent = outputFolder.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    WorkerFolder folder =
        new WorkerFolder(Files.createTempDirectory(parent, ".tinyml-conversion-"));
    Files.createDirectory(folder.output().folder());
    return folder;
  }

  Path request() {
    return path.resolve("request.json");
  }

  Path progress() {
    return path.resolve("progress.txt");
  }

  Path answer() {
    return path.resolve("answer.json");
  }

  Path log() {
    return path.resolve("native.log");
  }

  ConversionFiles output() {
    return new ConversionFiles(path.resolve("output"));
  }

  void delete() throws IOException {
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException failure)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
