package dev.tinyml.it.toolchain;

/** A program that the integration tests use. */
public enum Tool {
  /** C compiler and linker for Cortex-M. */
  ARM_GCC("arm-none-eabi-gcc", "gcc-arm-none-eabi"),
  /** C++ compiler for Cortex-M. */
  ARM_GXX("arm-none-eabi-g++", "gcc-arm-none-eabi"),
  /** Shows sections and symbols of an ELF file. */
  ARM_OBJDUMP("arm-none-eabi-objdump", "binutils-arm-none-eabi"),
  /** Emulates Cortex-M machines. */
  QEMU_ARM("qemu-system-arm", "qemu-system-arm"),
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

  /** The name it is started by. */
  public String program() {
    return program;
  }

  /** The Debian package that holds it. */
  public String debianPackage() {
    return debianPackage;
  }
}
