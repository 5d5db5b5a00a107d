package dev.tinyml.it.firmware;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How C++ sources, and those in C99, are compiled, whatever the compiler.
 *
 * @param standard of C++, as in {@code -std=}
 * @param optimization {@code -O0}, {@code -Os} and so on
 * @param warnings flags for warnings
 * @param defines macros, name to value
 * @param includes folders with headers, in order
 * @param systemIncludes folders with headers of others, whose warnings don't count, in order
 */
public record CompileOptions(
    String standard,
    String optimization,
    List<String> warnings,
    Map<String, String> defines,
    List<Path> includes,
    List<Path> systemIncludes) {

  /** What generated sources must pass. */
  public static final List<String> STRICT_WARNINGS = List.of("-Wall", "-Wextra", "-Werror");

  /** Copies the collections. */
  public CompileOptions {
    warnings = List.copyOf(warnings);
    defines = Map.copyOf(defines);
    includes = List.copyOf(includes);
    systemIncludes = List.copyOf(systemIncludes);
  }

  /** C++11 with strict warnings and nothing else. */
  public static CompileOptions strict(String optimization) {
    return new CompileOptions(
        "c++11", optimization, STRICT_WARNINGS, Map.of(), List.of(), List.of());
  }

  /** With another standard of C++. */
  public CompileOptions withStandard(String other) {
    return new CompileOptions(other, optimization, warnings, defines, includes, systemIncludes);
  }

  /** With other warnings. */
  public CompileOptions withWarnings(List<String> other) {
    return new CompileOptions(standard, optimization, other, defines, includes, systemIncludes);
  }

  /** With other macros. */
  public CompileOptions withDefines(Map<String, String> other) {
    return new CompileOptions(standard, optimization, warnings, other, includes, systemIncludes);
  }

  /** With other folders of headers. */
  public CompileOptions withIncludes(List<Path> other) {
    return new CompileOptions(standard, optimization, warnings, defines, other, systemIncludes);
  }

  /** With other folders of headers whose warnings don't count. */
  public CompileOptions withSystemIncludes(List<Path> other) {
    return new CompileOptions(standard, optimization, warnings, defines, includes, other);
  }

  /** Whether a source is C. All others are C++, whatever their names end in. */
  public static boolean isC(Path source) {
    return source.toString().endsWith(".c");
  }

  /** The flags for a source, without the target's and without what only concerns C++. */
  public List<String> flags(Path source) {
    List<String> flags = new ArrayList<>();
    flags.addAll(List.of("-x", isC(source) ? "c" : "c++"));
    flags.add("-std=" + (isC(source) ? "c99" : standard));
    flags.add(optimization);
    flags.addAll(warnings);
    defines.keySet().stream().sorted().forEach(n -> flags.add("-D" + n + "=" + defines.get(n)));
    includes.forEach(folder -> flags.addAll(Stream.of("-I", folder.toString()).toList()));
    systemIncludes.forEach(
        folder -> flags.addAll(Stream.of("-isystem", folder.toString()).toList()));
    return flags;
  }
}
