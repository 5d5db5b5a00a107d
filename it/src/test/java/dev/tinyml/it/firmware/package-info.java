/**
 * Bare-metal images: built from generated sources, looked into as ELF files, run in an emulator.
 */
package dev.tinyml.it.firmware;
