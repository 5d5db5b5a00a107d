package dev.tinyml.it.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A missing tool")
class ToolPolicyTest {
  @TempDir private Path folder;

  @ParameterizedTest(name = "CI={0}, property={1}: everything must run is {2}")
  @CsvSource({
    ",,false",
    "true,,true",
    "false,,false",
    "1,,false",
    ",true,true",
    "true,false,false",
    "false,true,true"
  })
  void theEnvironmentDecides(String ci, String property, boolean expected) {
    Map<String, String> environment = ci == null ? Map.of() : Map.of("CI", ci);
    assertThat(ToolPolicy.of(environment, property)).isEqualTo(new ToolPolicy(expected));
  }

  @Test
  @DisplayName("skips the tests and says which package holds it")
  void skips() throws IOException {
    var result = condition(false).evaluate(Set.of(Tool.QEMU_ARM));
    assertThat(result.isDisabled()).isTrue();
    assertThat(result.getReason())
        .hasValue("not installed: qemu-system-arm (Debian package qemu-system-arm)");
  }

  @Test
  @DisplayName("fails the tests where nothing may be skipped")
  void fails() {
    assertThatThrownBy(() -> condition(true).evaluate(Set.of(Tool.HOST_CLANGXX)))
        .isInstanceOf(MissingToolException.class)
        .hasMessageContaining("clang++ (Debian package clang)")
        .hasMessageContaining("scripts/test.sh");
  }

  @Test
  @DisplayName("is not one that is there")
  void enabled() throws IOException {
    Path program = folder.resolve(Tool.HOST_GXX.program());
    Files.createFile(
        program,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    assertThat(condition(true).evaluate(Set.of(Tool.HOST_GXX)).isDisabled()).isFalse();
  }

  private RequiredToolsCondition condition(boolean everythingMustRun) {
    return new RequiredToolsCondition(
        new ToolLocator(List.of(folder)), new ToolPolicy(everythingMustRun));
  }
}
