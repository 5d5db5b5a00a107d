package dev.tinyml.it.firmware;

/**
 * A symbol of an ELF file.
 *
 * @param name demangled
 * @param section name of the section it lies in
 * @param address where the program finds it
 * @param size in bytes
 */
public record ElfSymbol(String name, String section, long address, long size) {}
