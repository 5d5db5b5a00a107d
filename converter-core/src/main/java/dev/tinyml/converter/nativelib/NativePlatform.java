package dev.tinyml.converter.nativelib;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.util.Locale;

/**
 * A platform that the native libraries are published for and whose C++ object layouts are known
 * here.
 *
 * <p>Windows is missing because its TensorFlow library does not export the converter, macOS because
 * its C++ library lays strings and sets out differently and nothing here has been run on it.
 */
public enum NativePlatform {
  LINUX_X86_64("linux-x86_64"),
  LINUX_ARM64("linux-arm64");

  private final String classifier;

  NativePlatform(String classifier) {
    this.classifier = classifier;
  }

  /** The Maven classifier of the platform's native artifacts, and JavaCPP's name for it. */
  public String classifier() {
    return classifier;
  }

  /**
   * The platform of this Java process.
   *
   * @throws ProblemException when the converter can't run on it
   */
  public static NativePlatform current() {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  /**
   * The platform that Java's names stand for.
   *
   * @param osName value of {@code os.name}
   * @param osArch value of {@code os.arch}
   * @throws ProblemException when the converter can't run on it
   */
  public static NativePlatform of(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT);
    String arch = osArch.toLowerCase(Locale.ROOT);
    if (os.startsWith("linux") && (arch.equals("amd64") || arch.equals("x86_64"))) {
      return LINUX_X86_64;
    }
    if (os.startsWith("linux") && arch.equals("aarch64")) {
      return LINUX_ARM64;
    }
    throw new ProblemException(
        new Problem(
            "platform-unsupported",
            ProblemKind.ENVIRONMENT,
            "this computer",
            osName + " on " + osArch,
            "Linux on x86_64 or arm64, for which the native TensorFlow Lite converter is available",
            os.startsWith("windows")
                ? "run the build in the Windows Subsystem for Linux or in a Linux container"
                : "run the build in a Linux virtual machine or container"));
  }
}
