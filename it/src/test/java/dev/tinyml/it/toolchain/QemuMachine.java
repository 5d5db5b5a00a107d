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
   * A machine of this machine's QEMU.
   *
   * @throws IllegalStateException when QEMU is missing
   */
  public static QemuMachine named(ToolLocator locator, String name) {
    return new QemuMachine(locator.get(Tool.QEMU_ARM), name);
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
