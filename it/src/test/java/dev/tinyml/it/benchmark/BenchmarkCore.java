package dev.tinyml.it.benchmark;

import dev.tinyml.it.firmware.MemoryMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The Cortex-M cores that are measured: flags of the compiler, and a machine of QEMU with memory
 * enough for all models. A Cortex-M0 has none: its code, which is a part of a Cortex-M3's, runs on
 * one, and takes as many instructions there.
 */
enum BenchmarkCore {
  /** Armv6-M. */
  M0PLUS("Cortex-M0", "cortex-m0plus", List.of(), "mps2-an385", MPS2.MEMORY),
  /** Armv7-M. */
  M3("Cortex-M3", "cortex-m3", List.of(), "mps2-an385", MPS2.MEMORY),
  /** Armv7E-M with the DSP extension. */
  M4F(
      "Cortex-M4F",
      "cortex-m4",
      List.of("-mfpu=fpv4-sp-d16", "-mfloat-abi=hard"),
      "mps2-an386",
      MPS2.MEMORY),
  /** The same with an FPU for double precision. */
  M7(
      "Cortex-M7",
      "cortex-m7",
      List.of("-mfpu=fpv5-d16", "-mfloat-abi=hard"),
      "mps2-an500",
      MPS2.MEMORY),
  /** Armv8-M with the DSP extension. */
  M33(
      "Cortex-M33",
      "cortex-m33",
      List.of("-mfpu=fpv5-sp-d16", "-mfloat-abi=hard"),
      "mps2-an505",
      new MemoryMap(0x10000000, 4 << 20, 0x38000000, 4 << 20)),
  /** Armv8.1-M with Helium. */
  M55(
      "Cortex-M55",
      "cortex-m55",
      List.of("-mfloat-abi=hard"),
      "mps3-an547",
      new MemoryMap(0, 512 << 10, 0x20000000, 512 << 10));

  private final String title;
  private final String cpu;
  private final List<String> fpu;
  private final String machine;
  private final MemoryMap memory;

  BenchmarkCore(String title, String cpu, List<String> fpu, String machine, MemoryMap memory) {
    this.title = title;
    this.cpu = cpu;
    this.fpu = fpu;
    this.machine = machine;
    this.memory = memory;
  }

  /** As tables call it. */
  String title() {
    return title;
  }

  /** As options call it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The compiler's and linker's flags. */
  List<String> flags() {
    List<String> flags = new ArrayList<>(List.of("-mcpu=" + cpu, "-mthumb"));
    flags.addAll(fpu);
    return flags;
  }

  /** QEMU's name of the machine. */
  String machine() {
    return machine;
  }

  /** That machine's memory. */
  MemoryMap memory() {
    return memory;
  }

  /** Of Arm's MPS2 boards; enumerators can't refer to constants of their own class. */
  private static final class MPS2 {
    static final MemoryMap MEMORY = new MemoryMap(0, 4 << 20, 0x20000000, 4 << 20);
  }
}
