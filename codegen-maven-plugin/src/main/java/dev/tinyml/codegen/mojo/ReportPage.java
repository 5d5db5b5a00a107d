package dev.tinyml.codegen.mojo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tinyml.codegen.arena.ArenaPlan;
import dev.tinyml.codegen.arena.ArenaPlanner;
import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.fit.BoardFit;
import dev.tinyml.codegen.fit.FitJson;
import dev.tinyml.codegen.fit.FitJudge;
import dev.tinyml.codegen.fit.ModelDemand;
import dev.tinyml.codegen.report.HtmlReport;
import dev.tinyml.codegen.report.ReportData;
import dev.tinyml.codegen.report.VariantVerdict;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.FileDigest;
import dev.tinyml.converter.manifest.VariantInfo;
import dev.tinyml.converter.pipeline.ConversionFiles;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteReader;
import dev.tinyml.converter.verify.GateVerdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The report beside a conversion: rendered when it is missing, or tells of something else. */
final class ReportPage {
  private static final String FITS = "fit.json";

  private final ConversionFiles files;
  private final Optional<VariantInfo> variant;
  private final List<Board> boards;

  /**
   * @param variant which of several models; empty for an only one
   * @param boards to hold the model against
   */
  ReportPage(ConversionFiles files, Optional<VariantInfo> variant, List<Board> boards) {
    this.files = files;
    this.variant = variant;
    this.boards = List.copyOf(boards);
  }

  /** Where the page lies. */
  Path path() {
    return file(HtmlReport.FILE_NAME);
  }

  /** Makes the page tell of a conversion that made one model. */
  boolean update(ConversionManifest manifest, GateVerdict verdict) {
    return update(manifest, verdict, List.of());
  }

  /**
   * Makes the page tell of a model.
   *
   * @param models all of the conversion; empty when it is the only one
   * @return whether it had to be written
   */
  boolean update(ConversionManifest manifest, GateVerdict verdict, List<VariantVerdict> models) {
    if (isCurrent(manifest, verdict, models)) {
      return false;
    }
    Optional<DeviceModel> model = model(manifest);
    Optional<ArenaPlan> arena = model.map(DeviceModel::structure).flatMap(new ArenaPlanner()::plan);
    List<BoardFit> fits = model.map(this::fits).orElse(List.of());
    ReportData data =
        new ReportData(
            manifest, new ConversionStore(files).report(manifest), verdict, arena, models, fits);
    Path plan = plan();
    try {
      if (arena.isPresent()) {
        new OutputFile(plan).write(arena.get().toText().lines().toList());
      } else {
        Files.deleteIfExists(plan);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't delete " + plan, e);
    }
    new OutputFile(fits()).write(new FitJson().text(fits).lines().toList());
    new OutputFile(path()).write(new HtmlReport().render(data).lines().toList());
    return true;
  }

  /** Where the plan of the arena lies, which the page shows. */
  Path plan() {
    return file(ArenaPlan.FILE_NAME);
  }

  /** Where the boards lie that the page shows. */
  Path fits() {
    return file(FITS);
  }

  private Path file(String usual) {
    return files.folder().resolve(variant.map(v -> v.fileName(usual)).orElse(usual));
  }

  private boolean isCurrent(
      ConversionManifest manifest, GateVerdict verdict, List<VariantVerdict> models) {
    try {
      if (!Files.isRegularFile(path())) {
        return false;
      }
      String page = new String(Files.readAllBytes(path()), UTF_8);
      return HtmlReport.tellsOf(page, manifest, verdict, models, boards)
          && (Files.isRegularFile(plan()) || !HtmlReport.showsArena(page));
    } catch (IOException e) {
      // It is written anew, and then the reason comes out if it lasts.
      return false;
    }
  }

  /** Empty as well for a model that is not the one of the manifest: that is for others to tell. */
  private Optional<DeviceModel> model(ConversionManifest manifest) {
    Path model = files.deviceModel(manifest);
    try {
      if (!Files.isRegularFile(model)) {
        return Optional.empty();
      }
      byte[] content = Files.readAllBytes(model);
      return FileDigest.sha256(content).equals(manifest.deviceModel().sha256())
          ? Optional.of(read(model.toString(), new ModelBytes(content)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + model, e);
    }
  }

  private static DeviceModel read(String name, ModelBytes content) {
    return new DeviceModel(content, new TfliteReader().read(name, content));
  }

  private List<BoardFit> fits(DeviceModel model) {
    return new FitJudge(RuntimeCatalogue.load()).judge(ModelDemand.of(model), boards);
  }
}
