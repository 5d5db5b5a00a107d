package dev.tinyml.codegen.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.manifest.GoldenValues;
import dev.tinyml.converter.manifest.GoldenVectors.GoldenVector;
import dev.tinyml.converter.tensor.ElementType;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Expected digests are those of Python's zlib.crc32 over struct.pack of the same values. */
@DisplayName("The digest over golden outputs")
class GoldenDigestTest {
  private static String digest(ElementType type, GoldenValues... outputs) {
    List<GoldenVector> vectors =
        List.of(outputs).stream()
            .map(
                values ->
                    new GoldenVector(
                        0,
                        List.of(List.of(1f)),
                        List.of(GoldenValues.of(List.of(1))),
                        List.of(values)))
            .toList();
    return GoldenDigest.of(type, vectors).crc32();
  }

  @Test
  @DisplayName("is the CRC-32 of the output's bytes, one vector after the other")
  void bytes() {
    GoldenValues first = GoldenValues.of(List.of(-128, 127, 0));
    GoldenValues second = GoldenValues.of(List.of(5, -6, 7));
    assertThat(digest(ElementType.INT8, first, second)).isEqualTo("a20c9c1a");
    assertThat(digest(ElementType.INT8, second, first)).isEqualTo("37ce3eec");
    assertThat(digest(ElementType.UINT8, GoldenValues.of(List.of(0, 255, 128))))
        .isEqualTo("81dda740");
    assertThat(digest(ElementType.INT16, GoldenValues.of(List.of(-32768, 258))))
        .isEqualTo("85409688");
    assertThat(digest(ElementType.FLOAT32, new GoldenValues.Floats(List.of(0.1f, -2f))))
        .isEqualTo("2bc31838");
  }
}
