package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.manifest.VariantInfo;
import java.util.Optional;

/**
 * A model as it was quantized first, before anything is measured.
 *
 * @param variant which of several it is; empty when there is one
 * @param options for it alone
 * @param made the model
 */
record QuantizedVariant(Optional<VariantInfo> variant, ConversionOptions options, MadeModel made) {}
