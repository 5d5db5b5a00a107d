package dev.tinyml.converter.problem;

/** Whose fault a problem is, and so how a build should report it. */
public enum ProblemKind {
  /** The input is damaged or contradicts itself. */
  BROKEN_INPUT,
  /** The input is valid, but this tool does not handle it. */
  UNSUPPORTED,
  /** The configuration names something that does not exist or does not fit. */
  CONFIGURATION,
  /** The result was measured and does not meet the configured limits. */
  GATE,
  /** The machine lacks something: a platform, a native library, time or memory. */
  ENVIRONMENT,
  /** A defect of this tool or of the native code that it drives. */
  INTERNAL
}
