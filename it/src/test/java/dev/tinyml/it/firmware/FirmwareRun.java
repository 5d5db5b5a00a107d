package dev.tinyml.it.firmware;

import dev.tinyml.it.toolchain.ProcessResult;
import dev.tinyml.it.toolchain.ProcessRunner;
import dev.tinyml.it.toolchain.QemuMachine;
import java.nio.file.Path;

/**
 * Runs images in an emulator.
 *
 * @param machine the emulated machine
 * @param runner runs the emulator
 */
public record FirmwareRun(QemuMachine machine, ProcessRunner runner) {

  /** Runs an image to its end; the result's exit code is the one that the image gave. */
  public ProcessResult run(Path elf) {
    return runner.run(elf.toAbsolutePath().getParent(), machine.command(elf));
  }

  /**
   * Runs an image that must end well.
   *
   * @return what it printed
   * @throws AssertionError when it doesn't exit with 0 within the time limit
   */
  public String output(Path elf) {
    ProcessResult result = run(elf);
    if (!result.succeeded()) {
      throw new AssertionError(result.description());
    }
    return result.stdout();
  }
}
