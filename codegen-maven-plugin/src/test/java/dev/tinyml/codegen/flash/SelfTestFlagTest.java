package dev.tinyml.codegen.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The recipes are in the form of the cores' own, shortened. */
@DisplayName("The definition reaches the compiler of any core")
class SelfTestFlagTest {
  private static String property(String... lines) {
    return SelfTestFlag.property(
        JsonCursor.root(
            "answer",
            Json.object()
                .put(
                    "builder_result",
                    Json.object()
                        .put("build_properties", Json.array(List.of(lines), Json::of))
                        .build())
                .build()),
        "board");
  }

  @Test
  @DisplayName("by the property for a user's flags, where the core has one")
  void usual() {
    assertThat(
            property(
                "compiler.cpp.extra_flags=",
                "recipe.cpp.o.pattern={compiler.path}g++ {build.extra_flags}"
                    + " {compiler.cpp.extra_flags} {includes}"))
        .isEqualTo("compiler.cpp.extra_flags=-DTINYML_SELF_TEST");
  }

  @Test
  @DisplayName("without taking away what the core says there")
  void keepsValue() {
    assertThat(
            property(
                "compiler.cpp.extra_flags={build.opt} -fno-exceptions",
                "compiler.cpp.flags=-c {compiler.cpp.extra_flags}",
                "recipe.cpp.o.pattern=g++ {compiler.cpp.flags} {includes}"))
        .isEqualTo("compiler.cpp.extra_flags={build.opt} -fno-exceptions -DTINYML_SELF_TEST");
  }

  @Test
  @DisplayName("by the flags of C++ files on Teensy, whose recipe has no other")
  void teensy() {
    assertThat(
            property(
                "compiler.cpp.extra_flags=",
                "build.flags.cpp=-std=gnu++17 -fno-exceptions",
                "recipe.cpp.o.pattern={build.command.g++} -c {build.flags.optimize}"
                    + " {build.flags.common} {build.flags.cpp} {build.flags.defs}"))
        .isEqualTo("build.flags.cpp=-std=gnu++17 -fno-exceptions -DTINYML_SELF_TEST");
  }

  @Test
  @DisplayName("or the goal says that it can't be done, also with references in a circle")
  void impossible() {
    assertThatThrownBy(
            () -> property("a={b}", "b={a}", "recipe.cpp.o.pattern=g++ {a} {source_file}"))
        .hasMessageContainingAll("self-test-flag", "board");
  }
}
