package dev.tinyml.it.firmware;

import dev.tinyml.it.toolchain.ProcessResult;
import java.nio.file.Path;
import java.util.List;

/** Compiles C++ sources for one target. */
public interface CppCompiler {

  /** Compiler and target, for messages. */
  String name();

  /**
   * Compiles one source; what the compiler says of it is the result.
   *
   * @param source a C++ file, whatever its name ends in
   * @param object the file to write, in a folder that exists
   * @param more flags of this source alone
   */
  ProcessResult compile(Path source, CompileOptions options, Path object, List<String> more);

  /**
   * Compiles one source that must compile.
   *
   * @return the object file
   * @throws AssertionError with the compiler's words
   */
  default Path compiled(Path source, CompileOptions options, Path object, List<String> more) {
    ProcessResult result = compile(source, options, object, more);
    if (!result.succeeded()) {
      throw new AssertionError(result.description());
    }
    return object;
  }
}
