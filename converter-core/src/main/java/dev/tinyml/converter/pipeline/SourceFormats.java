package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.source.ModelReaders;
import dev.tinyml.converter.source.keras.KerasH5Reader;
import dev.tinyml.converter.source.keras.KerasModelReader;
import java.util.List;

/** The formats of models that can be converted. Stateless. */
public final class SourceFormats {
  private SourceFormats() {}

  /** Readers of all of them. */
  public static ModelReaders standard() {
    return new ModelReaders(List.of(new KerasModelReader(), new KerasH5Reader()));
  }
}
