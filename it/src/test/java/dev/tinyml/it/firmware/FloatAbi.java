package dev.tinyml.it.firmware;

import java.util.List;

/** How floating point is computed and passed on a Cortex-M4. */
public enum FloatAbi {
  /** By library functions: the Cortex-M4 without FPU. */
  SOFT(List.of("-mcpu=cortex-m4", "-mthumb")),
  /** By the FPU, arguments in its registers. */
  HARD(List.of("-mcpu=cortex-m4", "-mthumb", "-mfpu=fpv4-sp-d16", "-mfloat-abi=hard"));

  private final List<String> flags;

  FloatAbi(List<String> flags) {
    this.flags = flags;
  }

  /** The compiler's and linker's flags. */
  public List<String> flags() {
    return flags;
  }
}
