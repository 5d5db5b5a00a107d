package dev.tinyml.converter.nativelib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The platform of the native libraries")
class NativePlatformTest {

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x86_64",
    "linux, x86_64, linux-x86_64",
    "LINUX, AMD64, linux-x86_64",
    "Linux, aarch64, linux-arm64"
  })
  @DisplayName("is told by Java's names for system and processor")
  void supported(String os, String arch, String classifier) {
    assertThat(NativePlatform.of(os, arch).classifier()).isEqualTo(classifier);
  }

  @ParameterizedTest
  @CsvSource({
    "Windows 11, amd64, Windows Subsystem for Linux",
    "Mac OS X, aarch64, virtual machine",
    "Mac OS X, x86_64, virtual machine",
    "Linux, i386, virtual machine",
    "Linux, riscv64, virtual machine",
    "Linux, arm, virtual machine",
    "FreeBSD, amd64, virtual machine"
  })
  @DisplayName("is refused with a way out where the converter can't run")
  void unsupported(String os, String arch, String wayOut) {
    ProblemException thrown =
        catchThrowableOfType(ProblemException.class, () -> NativePlatform.of(os, arch));
    Problem problem = thrown.problems().get(0);
    assertThat(problem.id()).isEqualTo("platform-unsupported");
    assertThat(problem.kind()).isEqualTo(ProblemKind.ENVIRONMENT);
    assertThat(problem.found()).isEqualTo(os + " on " + arch);
    assertThat(problem.nextStep()).contains(wayOut);
  }

  @Test
  @DisplayName("does not depend on the locale: Turkish has another small I")
  void turkish() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(NativePlatform.of("LINUX", "AMD64")).isEqualTo(NativePlatform.LINUX_X86_64);
    } finally {
      Locale.setDefault(before);
    }
  }
}
