package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.nativelib.NativeTensorFlow;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import java.util.function.Supplier;

/** Loads the native converter when it is first needed. Not thread-safe. */
final class NativeConverter implements Supplier<TensorFlowLiteConverter> {
  private final Stages stages;
  private TensorFlowLiteConverter loaded;

  NativeConverter(Stages stages) {
    this.stages = stages;
  }

  @Override
  public TensorFlowLiteConverter get() {
    if (loaded == null) {
      loaded =
          stages.run(
              "Load TensorFlow",
              () -> new TensorFlowLiteConverter(NativeTensorFlow.locate()),
              c -> "version " + TensorFlowLiteConverter.tensorFlowVersion());
    }
    return loaded;
  }
}
