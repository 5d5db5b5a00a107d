package dev.tinyml.converter.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.Json.ObjectBuilder;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.json.JsonSyntaxException;
import dev.tinyml.converter.json.JsonWriter;
import dev.tinyml.converter.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The content of {@code conversion.json}: a manifest for each model that a conversion made. An only
 * one has the form of {@link ConversionManifest}; for several, what they have in common stands
 * once.
 *
 * @param manifests at least one; several are of the same source, data and float model
 */
public record ManifestFile(List<ConversionManifest> manifests) {
  /** As many as there are ways to be told apart, and far more than any build has. */
  private static final int MOST = 100;

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException when there is none, or several can't be told apart
   */
  public ManifestFile {
    manifests = List.copyOf(manifests);
    if (manifests.isEmpty() || manifests.size() > MOST) {
      throw new IllegalArgumentException(manifests.size() + " models");
    }
    if (manifests.size() > 1) {
      long different =
          manifests.stream().map(m -> m.variant().orElseThrow().id()).distinct().count();
      if (different < manifests.size()) {
        throw new IllegalArgumentException("two variants with one id");
      }
    }
    for (int i = 0; i < manifests.size(); i++) {
      boolean first = manifests.get(i).variant().map(VariantInfo::first).orElse(true);
      if (first != (i == 0)) {
        throw new IllegalArgumentException("variants in another order");
      }
    }
  }

  /** A file about a single model. */
  public static ManifestFile of(ConversionManifest only) {
    return new ManifestFile(List.of(only));
  }

  /** The only manifest, or that of the first variant. */
  public ConversionManifest first() {
    return manifests.get(0);
  }

  /** The manifests of all but the first variant; often empty. */
  public List<ConversionManifest> others() {
    return manifests.subList(1, manifests.size());
  }

  /** SHA-256 over inputs, options and versions, the same for all. */
  public String inputDigest() {
    return first().inputDigest();
  }

  /** The manifest that names a board; empty for a board of none, and where there is one model. */
  public Optional<ConversionManifest> naming(String boardId) {
    return manifests.stream()
        .filter(m -> m.variant().filter(variant -> variant.boards().contains(boardId)).isPresent())
        .findFirst();
  }

  /** The file's text. */
  public String toText() {
    ConversionManifest first = first();
    if (first.variant().isEmpty()) {
      return first.toText();
    }
    ObjectBuilder json = Json.object().put("format", ConversionManifest.FORMAT_OF_VARIANTS);
    first.writeOrigin(json);
    json.putIfPresent("floatModel", first.floatModel(), FileDigest::toJson)
        .put("calibration", first.calibration().drawToJson())
        .put("variants", Json.array(manifests, ConversionManifest::variantToJson));
    return new JsonWriter().write(json.build());
  }

  /**
   * Reads a file of either form.
   *
   * @param fileName what to call it in messages
   * @param text its text
   * @throws ProblemException when it is not a manifest
   */
  public static ManifestFile fromText(String fileName, String text) {
    JsonCursor json;
    try {
      json = JsonCursor.root(fileName, new JsonReader().read(text.getBytes(UTF_8)));
    } catch (JsonSyntaxException e) {
      throw new ProblemException(ConversionManifest.notOne(fileName, e.getMessage()), e);
    }
    String format = json.get("format").asString();
    try {
      return switch (format) {
        case ConversionManifest.FORMAT -> of(ConversionManifest.read(json));
        case ConversionManifest.FORMAT_OF_VARIANTS -> readVariants(json);
        default ->
            throw new ProblemException(ConversionManifest.notOne(fileName, "format " + format));
      };
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ConversionManifest.notOne(fileName, e.getMessage()), e);
    }
  }

  private static ManifestFile readVariants(JsonCursor json) {
    List<ConversionManifest> read = new ArrayList<>();
    for (JsonCursor variant : json.get("variants").elements()) {
      read.add(ConversionManifest.readVariant(json, variant, read.isEmpty()));
    }
    return new ManifestFile(read);
  }
}
