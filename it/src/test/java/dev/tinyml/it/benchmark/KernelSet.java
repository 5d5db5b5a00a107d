package dev.tinyml.it.benchmark;

import dev.tinyml.it.sketch.TflmLibrary;
import java.util.List;
import java.util.Optional;

/** The kernels that a library of TensorFlow Lite Micro was built with. */
enum KernelSet {
  /** Plain loops. */
  REFERENCE("reference kernels", "", List.of()),
  /** Arm's own kernels. */
  CMSIS_NN("CMSIS-NN", ".cmsis", List.of("-DCMSIS_NN"));

  private final String title;
  private final String suffix;
  private final List<String> defines;

  KernelSet(String title, String suffix, List<String> defines) {
    this.title = title;
    this.suffix = suffix;
    this.defines = defines;
  }

  /** As tables call it. */
  String title() {
    return title;
  }

  /** Flags of sources that include its headers: without them a kernel for int8 alone is none. */
  List<String> defines() {
    return defines;
  }

  /**
   * The library that this process was started with: {@code tflm.library} for a Cortex-M4F, {@code
   * tflm.library.m55} and the like for others; {@code .cmsis} behind it for CMSIS-NN.
   *
   * @throws AssertionError when there are no headers to it, or a path leads nowhere
   */
  Optional<TflmLibrary> library(BenchmarkCore core) {
    return TflmLibrary.ofProperties((core == BenchmarkCore.M4F ? "" : "." + core.word()) + suffix);
  }

  /** What an engine must keep to beside these kernels; empty where nothing is demanded. */
  Optional<Bar> bar(BenchmarkCore core, BenchmarkModel model) {
    if (this == CMSIS_NN && core == BenchmarkCore.M4F) {
      return Optional.of(model.bar());
    }
    return this == REFERENCE && core == BenchmarkCore.M0PLUS
        ? Optional.of(Bar.PORTABLE)
        : Optional.empty();
  }
}
