package dev.tinyml.codegen.generation;

import dev.tinyml.codegen.template.UserTemplates;
import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.GoldenVectors;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.verify.Gate;
import dev.tinyml.converter.verify.GateLimits;
import dev.tinyml.converter.verify.VerifiedModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A finished conversion: a real int8 model with TFLM's answers. See make_fixture.py beside it. */
public final class GestureFixture {
  private static final Path FOLDER = Path.of("src/test/resources/fixtures/gesture");

  private GestureFixture() {}

  /** Its manifest. */
  public static ConversionManifest manifest() {
    return ConversionManifest.fromText("conversion.json", text("conversion.json"));
  }

  /** Its golden vectors. */
  public static GoldenVectors golden() {
    return GoldenVectors.fromText("golden_vectors.json", text("golden_vectors.json"));
  }

  /** Its model. */
  public static VerifiedModel model() {
    return verified(manifest());
  }

  /** Its model with another manifest. */
  public static VerifiedModel verified(ConversionManifest manifest) {
    return VerifiedModel.restore(
        manifest, new ModelBytes(bytes("model_int8.tflite")), new Gate(GateLimits.DEFAULT));
  }

  /** Everything for some boards. */
  public static GenerationRequest request(String... boards) {
    return new GenerationRequest(
        model(),
        golden(),
        List.of(boards),
        UserTemplates.none(),
        Optional.of("com.example.gesture"));
  }

  /**
   * A small model with other types, made by make_fixture.py in the folder {@code types}.
   *
   * @param types name of its folder there
   */
  public static GenerationRequest withTypes(String types, String... boards) {
    String folder = "../types/" + types + "/";
    ConversionManifest manifest =
        ConversionManifest.fromText("conversion.json", text(folder + "conversion.json"));
    return new GenerationRequest(
        VerifiedModel.restore(
            manifest, new ModelBytes(bytes(folder + "model.tflite")), new Gate(GateLimits.DEFAULT)),
        GoldenVectors.fromText("golden_vectors.json", text(folder + "golden_vectors.json")),
        List.of(boards),
        UserTemplates.none(),
        Optional.of("com.example." + types));
  }

  private static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String name) {
    try (InputStream in = Files.newInputStream(FOLDER.resolve(name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
