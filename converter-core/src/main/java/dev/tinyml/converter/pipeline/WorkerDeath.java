package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;

/**
 * A worker process that ended without an answer.
 *
 * @param exit its exit code; shells and Java add a signal's number to 128
 * @param stage what it was doing
 * @param log what it printed
 */
record WorkerDeath(int exit, String stage, NativeLog log) {
  private static final int KILLED = 137;
  private static final int TERMINATED = 143;
  private static final int JVM_DID_NOT_START = 1;

  Problem problem() {
    return new Problem(
        "worker-died",
        fromOutside() ? ProblemKind.ENVIRONMENT : ProblemKind.INTERNAL,
        "stage " + stage,
        "the converter process ended with exit code " + exit + meaning() + log.tail(),
        "a process that ends with an answer",
        fromOutside()
            ? "run the build again, with more memory if the system was short of it"
            : "report this with the model and the lines above");
  }

  private boolean fromOutside() {
    return exit == KILLED || exit == TERMINATED || exit == JVM_DID_NOT_START;
  }

  private String meaning() {
    return switch (exit) {
      case JVM_DID_NOT_START -> " (Java did not start)";
      case 134 -> " (abort in native code)";
      case 136 -> " (arithmetic fault in native code)";
      case KILLED -> " (killed from outside, perhaps for want of memory)";
      case 139 -> " (memory fault in native code)";
      case TERMINATED -> " (terminated from outside)";
      default -> "";
    };
  }
}
