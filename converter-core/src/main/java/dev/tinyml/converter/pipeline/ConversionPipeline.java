package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.convert.FloatModelConverter;
import dev.tinyml.converter.convert.FloatSource;
import dev.tinyml.converter.convert.ModelSource;
import dev.tinyml.converter.convert.QuantizedSource;
import dev.tinyml.converter.manifest.ManifestFile;
import dev.tinyml.converter.problem.ProblemException;

/**
 * From a model of any format to a measured int8 model, in this process. Native code runs in it, so
 * a damaged input may end the process: builds use {@link WorkerClient}.
 */
public final class ConversionPipeline {
  private final Versions versions;

  /**
   * @param versions to note in the manifest
   */
  public ConversionPipeline(Versions versions) {
    this.versions = versions;
  }

  /**
   * Converts, calibrates, quantizes and measures, as far as the model needs it.
   *
   * @param request what
   * @param output an empty folder for the files
   * @param listener hears of each stage
   * @throws ProblemException when an input is not right
   */
  public ManifestFile run(
      ConversionRequest request, ConversionFiles output, StageListener listener) {
    Stages stages = new Stages(listener);
    NativeConverter converter = new NativeConverter(stages);
    ModelSource source =
        stages.run(
            "Read model",
            () ->
                new SourceLoader(() -> new FloatModelConverter(converter.get()))
                    .load(request.model(), request.signature()),
            ModelSource::summary);
    ConversionResults results =
        source instanceof FloatSource floatSource
            ? new FloatConversion(request, stages, converter).run(floatSource)
            : new QuantizedConversion(request, stages).run((QuantizedSource) source);
    return stages.run(
        "Write results",
        () -> new ResultWriter(versions).write(request, output, source.format(), results),
        Summary::of);
  }
}
