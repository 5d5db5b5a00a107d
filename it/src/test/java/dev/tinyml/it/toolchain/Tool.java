package dev.tinyml.it.toolchain;

/** A program, or a file of one, that the integration tests use. */
public enum Tool {
  /** C compiler and linker for Cortex-M. */
  ARM_GCC("arm-none-eabi-gcc", "gcc-arm-none-eabi"),
  /** C++ compiler for Cortex-M. */
  ARM_GXX("arm-none-eabi-g++", "gcc-arm-none-eabi"),
  /** Shows sections and symbols of an ELF file. */
  ARM_OBJDUMP("arm-none-eabi-objdump", "binutils-arm-none-eabi"),
  /** Emulates Cortex-M machines. */
  QEMU_ARM("qemu-system-arm", "qemu-system-arm"),
  /** Builds sketches with Arduino's cores. */
  ARDUINO_BUILDER("arduino-builder", "arduino-builder"),
  /** C compiler for AVR. */
  AVR_GCC("avr-gcc", "gcc-avr"),
  /** C++ compiler for AVR. */
  AVR_GXX("avr-g++", "gcc-avr"),
  /** Shows sections and symbols of an ELF file for AVR. */
  AVR_OBJDUMP("avr-objdump", "binutils-avr"),
  /** Arduino's core for AVR. */
  ARDUINO_CORE_AVR("/usr/share/arduino/hardware/arduino/avr/boards.txt", "arduino-core-avr"),
  /** Header of the library that emulates AVR. */
  LIBSIMAVR("/usr/include/simavr/sim_avr.h", "libsimavr-dev"),
  /** C++ compiler for the Xtensa LX106. */
  XTENSA_GXX("xtensa-lx106-elf-g++", "gcc-xtensa-lx106"),
  /** How that compiler finds its C library. */
  XTENSA_SPECS("/usr/lib/xtensa-lx106-elf/picolibc.specs", "picolibc-xtensa-lx106-elf"),
  /** C compiler of GCC for the machine that builds. */
  HOST_GCC("gcc", "gcc"),
  /** C compiler of Clang for the machine that builds. */
  HOST_CLANG("clang", "clang"),
  /** GCC for the machine that builds. */
  HOST_GXX("g++", "g++"),
  /** Clang for the machine that builds. */
  HOST_CLANGXX("clang++", "clang"),
  /** Browser that shows reports. */
  CHROMIUM("chromium", "chromium");

  private final String program;
  private final String debianPackage;

  Tool(String program, String debianPackage) {
    this.program = program;
    this.debianPackage = debianPackage;
  }

  /** The name it is started by; of a file that isn't started, where Debian puts it. */
  public String program() {
    return program;
  }

  /** Whether it is a program, not a file that one reads. */
  public boolean runs() {
    return !program.startsWith("/");
  }

  /** The Debian package that holds it. */
  public String debianPackage() {
    return debianPackage;
  }
}
