package dev.tinyml.it.toolchain;

import java.nio.file.Path;

/**
 * A C++ compiler for the machine that builds.
 *
 * @param tool which one
 * @param file its program
 */
public record HostCompiler(Tool tool, Path file) {

  /**
   * A compiler on this machine.
   *
   * @throws IllegalStateException when it is missing
   */
  public static HostCompiler find(ToolLocator locator, Tool tool) {
    return new HostCompiler(tool, locator.get(tool));
  }
}
