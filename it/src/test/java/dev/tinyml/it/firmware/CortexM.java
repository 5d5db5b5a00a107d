package dev.tinyml.it.firmware;

import java.util.ArrayList;
import java.util.List;

/**
 * The Cortex-M cores of the boards: flags of the compiler, and the machine of QEMU that has the
 * core. The smallest machine that holds a sketch is taken: those of ST and the BBC have no memory
 * beyond that of the chip, and their flash can't be written.
 */
public enum CortexM {
  /**
   * Code for a Cortex-M0 on the Cortex-M3 of Arm's MPS2 board with the AN385 image: no machine with
   * an M0 has so much memory, and an M3 has all of its instructions.
   */
  M0_CODE("cortex-m0", List.of(), "mps2-an385", new MemoryMap(0, 4 << 20, 0x20000000, 4 << 20)),
  /** The BBC's micro:bit, whose Cortex-M0 has the same instructions. */
  M0PLUS("cortex-m0plus", List.of(), "microbit", new MemoryMap(0, 256 << 10, 0x20000000, 16 << 10)),
  /** The STM32VL Discovery. */
  M3(
      "cortex-m3",
      List.of(),
      "stm32vldiscovery",
      new MemoryMap(0x08000000, 128 << 10, 0x20000000, 8 << 10)),
  /** The AN385 image, with more memory. */
  M3_LARGE("cortex-m3", List.of(), "mps2-an385", new MemoryMap(0, 4 << 20, 0x20000000, 4 << 20)),
  /** A Cortex-M4 whose FPU is not used. */
  M4("cortex-m4", List.of(), "mps2-an386", new MemoryMap(0, 4 << 20, 0x20000000, 4 << 20)),
  /** The same for programs that load words from their own addresses only. */
  M4_ALIGNED(
      "cortex-m4",
      List.of("-mno-unaligned-access"),
      "mps2-an386",
      new MemoryMap(0, 4 << 20, 0x20000000, 4 << 20)),
  /** Arm's MPS2 board with the AN386 image. */
  M4F(
      "cortex-m4",
      List.of("-mfpu=fpv4-sp-d16", "-mfloat-abi=hard"),
      "mps2-an386",
      new MemoryMap(0, 4 << 20, 0x20000000, 4 << 20)),
  /** The AN500 image; FPU with double precision. */
  M7(
      "cortex-m7",
      List.of("-mfpu=fpv5-d16", "-mfloat-abi=hard"),
      "mps2-an500",
      new MemoryMap(0, 4 << 20, 0x20000000, 4 << 20)),
  /** The AN505 image; it starts in the secure state, where memory has other addresses. */
  M33(
      "cortex-m33",
      List.of("-mfpu=fpv5-sp-d16", "-mfloat-abi=hard"),
      "mps2-an505",
      new MemoryMap(0x10000000, 4 << 20, 0x38000000, 4 << 20)),
  /** The AN547 image of the MPS3 board, with Helium; in its tightly coupled memories. */
  M55(
      "cortex-m55",
      List.of("-mfloat-abi=hard"),
      "mps3-an547",
      new MemoryMap(0, 512 << 10, 0x20000000, 512 << 10));

  private final String cpu;
  private final List<String> fpu;
  private final String machine;
  private final MemoryMap memory;

  CortexM(String cpu, List<String> fpu, String machine, MemoryMap memory) {
    this.cpu = cpu;
    this.fpu = fpu;
    this.machine = machine;
    this.memory = memory;
  }

  /** The compiler's and linker's flags. */
  public List<String> flags() {
    List<String> flags = new ArrayList<>(List.of("-mcpu=" + cpu, "-mthumb"));
    flags.addAll(fpu);
    return flags;
  }

  /** QEMU's name of a machine with this core. */
  public String machine() {
    return machine;
  }

  /** That machine's memory. */
  public MemoryMap memory() {
    return memory;
  }
}
