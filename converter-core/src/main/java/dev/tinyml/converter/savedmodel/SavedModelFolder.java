package dev.tinyml.converter.savedmodel;

import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of a SavedModel: a few fixed names, read within limits, never followed out of the
 * folder. Immutable.
 */
final class SavedModelFolder {
  private final Path folder;
  private final SavedModelSubject subject;

  SavedModelFolder(Path folder) {
    this.folder = folder;
    this.subject = new SavedModelSubject(folder);
  }

  SavedModelSubject subject() {
    return subject;
  }

  /**
   * The size of a file in bytes.
   *
   * @throws ProblemException when there is no such file within the folder
   */
  long size(String name) {
    try {
      return Files.size(checked(name));
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /**
   * The content of a file.
   *
   * @param limit largest size in bytes that is accepted
   * @throws ProblemException when there is no such file within the folder, or it is larger
   */
  byte[] read(String name, int limit) {
    long size = size(name);
    if (size > limit) {
      throw subject.unsupported(
          "saved-model-size",
          name,
          size + " bytes",
          "at most " + limit + " bytes",
          "export a model that fits a microcontroller, without training state");
    }
    return read(name, 0, (int) size);
  }

  /**
   * A part of a file.
   *
   * @param offset of its first byte
   * @param length in bytes
   * @throws ProblemException when there is no such file within the folder, or it ends before
   */
  byte[] read(String name, long offset, int length) {
    try (SeekableByteChannel channel = Files.newByteChannel(checked(name))) {
      ByteBuffer content = ByteBuffer.allocate(length);
      channel.position(offset);
      while (content.hasRemaining()) {
        if (channel.read(content) < 0) {
          throw new EOFException();
        }
      }
      return content.array();
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private Path checked(String name) {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      throw subject.damaged(
          "saved-model-file-missing", name, "no such file", "saved_model.pb and variables/");
    }
    if (!Files.isRegularFile(file)) {
      throw subject.damaged("saved-model-file-missing", name, "not a file", "a regular file");
    }
    try {
      if (!file.toRealPath().startsWith(folder.toRealPath())) {
        throw subject.damaged(
            "saved-model-link", name, "a link that leaves the folder", "a file in the folder");
      }
    } catch (IOException e) {
      throw unreadable(name, e);
    }
    return file;
  }

  private ProblemException unreadable(String name, IOException cause) {
    return new ProblemException(
        subject.problem(
            "saved-model-unreadable",
            ProblemKind.ENVIRONMENT,
            name,
            "reading failed: " + cause.getClass().getSimpleName(),
            "a readable file",
            "check the file's permissions and the disk it lies on"),
        cause);
  }
}
