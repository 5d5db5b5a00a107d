package dev.tinyml.it.toolchain;

import java.nio.file.Path;
import java.util.List;

/**
 * A machine that QEMU emulates, with semihosting as its only way to the outside.
 *
 * @param qemu the emulator's program
 * @param name QEMU's name of the machine
 */
public record QemuMachine(Path qemu, String name) {

  /**
   * Arm's MPS2 board with the AN386 image: a Cortex-M4 with FPU, 4 MB at address 0 that stand for
   * flash and 4 MB of RAM at 0x20000000.
   *
   * @throws IllegalStateException when QEMU is missing
   */
  public static QemuMachine cortexM4(ToolLocator locator) {
    return new QemuMachine(locator.get(Tool.QEMU_ARM), "mps2-an386");
  }

  /** The command that runs an image until it exits. */
  public List<String> command(Path elf) {
    return List.of(
        qemu.toString(),
        "-M",
        name,
        "-display",
        "none",
        "-monitor",
        "none",
        "-serial",
        "none",
        "-semihosting-config",
        "enable=on,target=native",
        "-kernel",
        elf.toString());
  }
}
