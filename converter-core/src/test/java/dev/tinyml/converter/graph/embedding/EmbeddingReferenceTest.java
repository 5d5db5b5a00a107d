package dev.tinyml.converter.graph.embedding;

import dev.tinyml.converter.reference.KerasFamilyTest;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Embedding layers")
class EmbeddingReferenceTest extends KerasFamilyTest {
  EmbeddingReferenceTest() {
    super("embedding");
  }
}
