package dev.tinyml.it.firmware;

/**
 * Where a machine has its memory.
 *
 * @param flashStart first address of flash, where a Cortex-M finds its vectors
 * @param flashBytes size of the flash
 * @param ramStart first address of RAM
 * @param ramBytes size of the RAM
 */
public record MemoryMap(long flashStart, long flashBytes, long ramStart, long ramBytes) {

  /** Where a constant must be on such a machine. */
  public FlashPlacement flash(int alignment) {
    return new FlashPlacement(flashStart, flashStart + flashBytes, alignment);
  }
}
