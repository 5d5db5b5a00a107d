package dev.tinyml.it.firmware;

import java.util.Set;

/**
 * A section of an ELF file.
 *
 * @param name its name
 * @param size in bytes
 * @param runAddress where the program finds it (VMA)
 * @param loadAddress where the image puts it (LMA)
 * @param flags as objdump names them: CONTENTS, ALLOC, LOAD, READONLY, DATA, CODE and others
 */
public record ElfSection(
    String name, long size, long runAddress, long loadAddress, Set<String> flags) {
  /** Copies the set. */
  public ElfSection {
    flags = Set.copyOf(flags);
  }
}
