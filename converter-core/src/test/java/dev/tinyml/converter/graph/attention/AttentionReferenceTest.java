package dev.tinyml.converter.graph.attention;

import dev.tinyml.converter.reference.KerasFamilyTest;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Attention layers")
class AttentionReferenceTest extends KerasFamilyTest {
  AttentionReferenceTest() {
    super("attention");
  }
}
