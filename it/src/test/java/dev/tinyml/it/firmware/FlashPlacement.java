package dev.tinyml.it.firmware;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a constant must be: in read-only memory that is run from where it is loaded, so that no
 * byte of it is copied to RAM at start-up.
 *
 * @param flashStart first address of flash
 * @param flashEnd first address behind it
 * @param alignment in bytes
 */
public record FlashPlacement(long flashStart, long flashEnd, int alignment) {

  /** What is wrong with a symbol's place; empty when it is right. */
  public List<String> faults(ElfFile elf, String name) {
    ElfSymbol symbol = elf.symbol(name).orElse(null);
    if (symbol == null) {
      return List.of(name + " is not in the image");
    }
    ElfSection section = elf.section(symbol.section()).orElse(null);
    if (section == null) {
      return List.of(name + " lies in no section of the image but in " + symbol.section());
    }
    List<String> faults = new ArrayList<>();
    String in = name + " lies in " + section.name() + ", which ";
    if (!section.flags().contains("CONTENTS") || !section.flags().contains("LOAD")) {
      faults.add(in + "the image does not load");
    }
    if (!section.flags().contains("READONLY")) {
      faults.add(in + "can be written");
    }
    if (section.runAddress() != section.loadAddress()) {
      faults.add(in + "is copied to RAM at start-up");
    }
    if (symbol.address() < flashStart || symbol.address() + symbol.size() > flashEnd) {
      faults.add(name + " is not in flash, its address is " + hex(symbol.address()));
    }
    if (symbol.address() % alignment != 0) {
      faults.add(name + " is not aligned to " + alignment + ": " + hex(symbol.address()));
    }
    return faults;
  }

  private static String hex(long address) {
    return "0x" + Long.toHexString(address);
  }
}
