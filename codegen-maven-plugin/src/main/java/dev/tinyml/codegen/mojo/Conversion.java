package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.manifest.ManifestFile;
import dev.tinyml.converter.pipeline.ConversionFiles;
import dev.tinyml.converter.pipeline.ConversionRequest;
import dev.tinyml.converter.pipeline.RequestDigest;
import dev.tinyml.converter.pipeline.Versions;
import dev.tinyml.converter.pipeline.WorkerClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/** Runs a conversion in a worker process, unless the output folder holds its result already. */
final class Conversion {
  private final NativeArtifacts natives;
  private final WorkerParameters worker;
  private final Log log;

  Conversion(NativeArtifacts natives, WorkerParameters worker, Log log) {
    this.natives = natives;
    this.worker = worker;
    this.log = log;
  }

  /**
   * Converts.
   *
   * @return what the output folder then holds
   */
  ManifestFile run(ConversionRequest request, ConversionFiles output) {
    Versions versions = new Versions();
    String digest = new RequestDigest(versions.tools()).of(request);
    Optional<ManifestFile> upToDate = output.upToDate(digest);
    if (upToDate.isPresent()) {
      log.info("Nothing to convert: inputs, options and versions are those of the last run.");
      return upToDate.get();
    }
    List<Path> classPath = natives.classPath(versions);
    Optional<ManifestFile> former = output.found();
    ManifestFile made =
        new WorkerClient(worker.options(classPath)).convert(request, output, new LogProgress(log));
    former.ifPresent(file -> new ReportPages(output, List.of()).delete(file, made));
    return made;
  }
}
