package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.manifest.VariantInfo;
import dev.tinyml.converter.tflite.ModelBytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Quantizes in each way that was asked for, and finds out which of them give the same model: where
 * the ways differ in nothing that a model has, one file serves all boards. Immutable.
 */
final class Variants {
  private final ConversionOptions options;

  Variants(ConversionOptions options) {
    this.options = options;
  }

  /**
   * Quantizes.
   *
   * @param stages tells of what came out
   * @param quantizer makes a model with options for it alone; the stages that it is given name the
   *     variant
   * @return the models that differ, in the order of the options
   */
  List<QuantizedVariant> quantize(
      Stages stages, BiFunction<ConversionOptions, Stages, MadeModel> quantizer) {
    if (options.variants().isEmpty()) {
      return List.of(
          new QuantizedVariant(Optional.empty(), options, quantizer.apply(options, stages)));
    }
    Map<ModelBytes, DeviceVariant> different = new LinkedHashMap<>();
    Map<ModelBytes, MadeModel> models = new LinkedHashMap<>();
    for (DeviceVariant variant : options.variants()) {
      MadeModel made = quantizer.apply(options.alone(variant), stages.about(variant.id()));
      models.putIfAbsent(made.model().bytes(), made);
      different.merge(made.model().bytes(), variant, DeviceVariant::joined);
    }
    return stages.run(
        "Compare variants", () -> named(different, models), found -> Summary.of(options, found));
  }

  private List<QuantizedVariant> named(
      Map<ModelBytes, DeviceVariant> different, Map<ModelBytes, MadeModel> models) {
    boolean several = different.size() > 1;
    List<QuantizedVariant> named = new ArrayList<>();
    different.forEach(
        (bytes, variant) ->
            named.add(
                new QuantizedVariant(
                    several
                        ? Optional.of(
                            new VariantInfo(variant.id(), variant.boards(), named.isEmpty()))
                        : Optional.empty(),
                    options.alone(variant),
                    models.get(bytes))));
    return named;
  }
}
