package dev.tinyml.it.benchmark;

import dev.tinyml.it.firmware.ElfFile;
import java.util.List;

/**
 * Sizes of an image.
 *
 * @param flash bytes, initial values of variables included
 * @param ram bytes of variables
 */
record ImageSize(long flash, long ram) {
  private static final List<String> FLASH =
      List.of(".text", ".rodata", ".ARM.extab", ".ARM.exidx", ".init_array", ".data");

  private static final List<String> RAM = List.of(".data", ".bss");

  /** Of all sections but those of recordings. */
  static ImageSize of(ElfFile file) {
    return new ImageSize(
        FLASH.stream().mapToLong(file::size).sum(), RAM.stream().mapToLong(file::size).sum());
  }

  /** What one image has more than another. */
  ImageSize less(ImageSize other) {
    return new ImageSize(flash - other.flash, ram - other.ram);
  }
}
