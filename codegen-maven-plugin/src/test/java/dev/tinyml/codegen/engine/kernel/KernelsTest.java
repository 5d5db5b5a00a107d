package dev.tinyml.codegen.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.codegen.runtime.ResolverMethod;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KernelsTest {

  @Test
  @DisplayName("The runtime's table names the operators that there are kernels for")
  void table() {
    assertThat(
            RuntimeCatalogue.load().require("tinyml_c_engine").operators().all().stream()
                .map(ResolverMethod::operator))
        .containsExactlyElementsOf(new Kernels().operators());
  }
}
