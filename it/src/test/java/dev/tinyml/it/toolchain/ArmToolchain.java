package dev.tinyml.it.toolchain;

import java.nio.file.Path;

/**
 * Compilers and binary tools for Cortex-M.
 *
 * @param gcc C compiler, and the linker: g++ would ask for a C++ library that firmware has no use
 *     for
 * @param gxx C++ compiler
 * @param objdump shows sections and symbols
 */
public record ArmToolchain(Path gcc, Path gxx, Path objdump) {

  /**
   * The toolchain on this machine.
   *
   * @throws IllegalStateException when a part of it is missing
   */
  public static ArmToolchain find(ToolLocator locator) {
    return new ArmToolchain(
        locator.get(Tool.ARM_GCC), locator.get(Tool.ARM_GXX), locator.get(Tool.ARM_OBJDUMP));
  }
}
