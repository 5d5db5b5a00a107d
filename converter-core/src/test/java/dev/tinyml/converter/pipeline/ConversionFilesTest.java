package dev.tinyml.converter.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.GoldenVectors;
import dev.tinyml.converter.manifest.ManifestFile;
import dev.tinyml.converter.manifest.SampleManifest;
import dev.tinyml.converter.report.QuantizationReport;
import dev.tinyml.converter.scheme.QuantizationScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The files of a conversion")
class ConversionFilesTest {
  private static final byte[] INT8 = {4, 5};
  private static final ConversionManifest MANIFEST =
      SampleManifest.of(INT8, SampleManifest.measured(0, 90, 90));

  @TempDir private Path folder;

  private ConversionFiles finished(String name) throws IOException {
    ConversionFiles files = new ConversionFiles(folder.resolve(name));
    Files.createDirectories(files.folder());
    Files.write(files.floatModel(), new byte[4000]);
    Files.write(files.deviceModel(QuantizationScheme.INT8), INT8);
    Files.write(files.goldenVectors(), new byte[] {3});
    Files.write(files.reportData(), new byte[] {7});
    Files.writeString(files.manifest(), MANIFEST.toText());
    return files;
  }

  private static boolean upToDate(ConversionFiles files) {
    return files.upToDate(MANIFEST.inputDigest()).isPresent();
  }

  @Test
  @DisplayName("are up to date for the request that they were made for")
  void upToDate() throws IOException {
    ConversionFiles files = finished("a");
    assertThat(files.upToDate(MANIFEST.inputDigest())).contains(ManifestFile.of(MANIFEST));
    assertThat(files.upToDate("cd".repeat(32))).isEmpty();
    assertThat(upToDate(new ConversionFiles(folder.resolve("none")))).isFalse();
  }

  @Test
  @DisplayName("are not up to date when any was changed, cut or taken away")
  void changed() throws IOException {
    for (String name :
        List.of(
            ConversionFiles.FLOAT_MODEL,
            ConversionFiles.INT8_MODEL,
            GoldenVectors.FILE_NAME,
            QuantizationReport.FILE_NAME,
            ConversionManifest.FILE_NAME)) {
      ConversionFiles files = finished("a");
      assertThat(upToDate(files)).isTrue();
      byte[] content = Files.readAllBytes(files.folder().resolve(name));
      content[0]++;
      Files.write(files.folder().resolve(name), content);
      assertThat(upToDate(files)).as(name).isFalse();
      Files.write(files.folder().resolve(name), new byte[0]);
      assertThat(upToDate(files)).as(name).isFalse();
      Files.delete(files.folder().resolve(name));
      assertThat(upToDate(files)).as(name).isFalse();
    }
  }

  @Test
  @DisplayName("are never looked for outside their folder, whatever the manifest says")
  void otherNames() throws IOException {
    for (String name : List.of("../secret", "/etc/passwd", "", ".", "nul\\u0000", "x.tflite")) {
      ConversionFiles files = finished("a");
      Files.writeString(folder.resolve("secret"), new String(INT8));
      Files.write(files.folder().resolve("x.tflite"), INT8);
      Files.writeString(
          files.manifest(), MANIFEST.toText().replace(ConversionFiles.INT8_MODEL, name));
      assertThat(upToDate(files)).as(name).isFalse();
    }
  }

  @Test
  @DisplayName("are compared in a folder without a parent as well")
  void relative() {
    assertThat(new ConversionFiles(Path.of("")).upToDate("x")).isEmpty();
  }

  @Test
  @DisplayName("replace older ones all together, the manifest last")
  void taken() throws IOException {
    ConversionFiles from = finished("new");
    ConversionFiles to = new ConversionFiles(folder.resolve("deep/er"));
    to.takeFrom(from);
    assertThat(upToDate(to)).isTrue();
    assertThat(from.manifest()).doesNotExist();
    ConversionFiles again = finished("newer");
    to.takeFrom(again);
    assertThat(upToDate(to)).isTrue();
  }

  @Test
  @DisplayName("never pass for complete when moving them fails half-way")
  void halfWay() throws IOException {
    ConversionFiles to = finished("old");
    ConversionFiles from = finished("new");
    Files.delete(from.goldenVectors());
    assertThatThrownBy(() -> to.takeFrom(from)).isInstanceOf(IOException.class);
    assertThat(to.manifest()).doesNotExist();
  }
}
