package dev.tinyml.it.sketch;

import java.nio.file.Path;

/**
 * The C and C++ files that the tests bring along, as folders on disk: compilers can't read jars.
 *
 * @param root {@code src/test/resources} of this module
 */
public record TestResources(Path root) {

  /** Those of the module whose folder is the current one. */
  public static TestResources ofModule() {
    return new TestResources(Path.of("src", "test", "resources").toAbsolutePath());
  }

  /** Start-up code, linker script, semihosting and test programs. */
  public Path firmware() {
    return root.resolve("firmware");
  }

  /** What runs C engines on recorded samples. */
  public Path engine() {
    return root.resolve("engine");
  }

  /** What stands for Arduino's core and libraries. */
  public Path arduino() {
    return root.resolve("arduino");
  }

  /** What stands for TensorFlow Lite Micro's headers. */
  public Path tflmApi() {
    return root.resolve("tflm-api");
  }

  /** What stands for those headers that were others until October 2022; before {@link #tflmApi}. */
  public Path tflmErrorReporterApi() {
    return root.resolve("tflm-api-error-reporter");
  }

  /** What stands for TensorFlow Lite Micro's interpreter. */
  public Path scriptedInterpreter() {
    return root.resolve("tflm-script").resolve("scripted_interpreter.cc");
  }

  /** The program that runs engines beside TensorFlow Lite Micro. */
  public Path tflmCompare() {
    return root.resolve("tflm-compare");
  }

  /** Programs that measure engines. */
  public Path benchmark() {
    return root.resolve("benchmark");
  }

  /** What measures the stack of an engine. */
  public Path stack() {
    return root.resolve("stack");
  }

  /** The program that emulates an AVR. */
  public Path avrEmulator() {
    return root.resolve("avr").resolve("run_avr.c");
  }
}
