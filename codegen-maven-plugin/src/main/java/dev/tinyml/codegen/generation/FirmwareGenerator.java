package dev.tinyml.codegen.generation;

import dev.tinyml.codegen.arena.ArenaSize;
import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.board.BoardCatalogue;
import dev.tinyml.codegen.board.BoardRuntimes;
import dev.tinyml.codegen.companion.CompanionClassGenerator;
import dev.tinyml.codegen.cpp.SketchSourceGenerator;
import dev.tinyml.codegen.fit.BoardFit;
import dev.tinyml.codegen.fit.FitJudge;
import dev.tinyml.codegen.fit.ModelFit;
import dev.tinyml.codegen.fit.Verdict;
import dev.tinyml.codegen.output.GeneratedFile;
import dev.tinyml.codegen.output.GeneratedTree;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.codegen.sketch.SketchDescriptor;
import dev.tinyml.codegen.spec.FirmwareSpec;
import dev.tinyml.codegen.spec.FirmwareSpecFactory;
import dev.tinyml.codegen.spec.ModelSpec;
import dev.tinyml.codegen.spec.ModelSpecFactory;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.Problems;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Generates a sketch per board and the Java companion. Reads the user's templates, and writes
 * nothing. Immutable and thread-safe.
 */
public final class FirmwareGenerator {
  private final BoardCatalogue boards;
  private final BoardRuntimes runtimes;
  private final FitJudge fits;
  private final ModelSpecFactory specs = new ModelSpecFactory();
  private final FirmwareSpecFactory firmware = new FirmwareSpecFactory();
  private final CompanionClassGenerator companion = new CompanionClassGenerator();

  /**
   * @param boards to choose from
   * @param runtimes that the boards refer to
   */
  public FirmwareGenerator(BoardCatalogue boards, RuntimeCatalogue runtimes) {
    this.boards = boards;
    this.runtimes = new BoardRuntimes(runtimes);
    this.fits = new FitJudge(runtimes);
  }

  /** A generator for the boards and libraries that come with this tool. */
  public static FirmwareGenerator create() {
    return new FirmwareGenerator(BoardCatalogue.load(), RuntimeCatalogue.load());
  }

  /**
   * Generates everything that was asked for.
   *
   * @throws ProblemException with the problems of all boards
   */
  public GenerationResult generate(GenerationRequest request) {
    List<Board> chosen = boards.require(request.boardIds());
    BoardModels models = new BoardModels(request, specs, runtimes);
    SketchSourceGenerator sources = new SketchSourceGenerator(request.templates(), boards.ids());

    Map<ModelSpec, ModelFit> judged = new IdentityHashMap<>();
    List<BoardFit> matrix =
        boards.boards().stream()
            .map(
                board ->
                    judged
                        .computeIfAbsent(
                            models.of(board).spec(),
                            spec -> fits.of(FirmwareSpecFactory.demand(spec)))
                        .on(board))
            .toList();
    List<String> larger =
        matrix.stream()
            .filter(fit -> fit.verdict() == Verdict.FITS)
            .map(fit -> fit.board().id())
            .toList();
    Problems problems = new Problems();
    Map<String, GeneratedTree> sketches = new LinkedHashMap<>();
    List<String> summary = new ArrayList<>();
    for (Board board : chosen) {
      problems.collect(
          () -> {
            ModelSpec model = models.of(board).spec();
            matrix.stream()
                .filter(fit -> fit.board().id().equals(board.id()))
                .forEach(fit -> fit.check(larger, problems));
            FirmwareSpec spec = firmware.create(model, board, runtimes.of(board));
            GeneratedTree tree = described(spec, sources.generate(spec));
            sketches.put(board.id(), tree);
            summary.add(describe(spec, tree, models.all().size() > 1));
          });
    }
    List<GeneratedFile> java = new ArrayList<>();
    request
        .javaPackage()
        .ifPresent(
            name ->
                problems.collect(
                    () -> {
                      for (BoardModels.Candidate model : models.all()) {
                        java.addAll(
                            companion.generate(model.spec(), name, model.variant()).files());
                        summary.add(companion.describe(model.spec(), name, model.variant()));
                      }
                    }));
    problems.throwIfAny();
    return new GenerationResult(
        models.all().get(0).spec().id().value(), sketches, GeneratedTree.of(java), matrix, summary);
  }

  /** The sketch with the file that tells other programs about it. */
  private static GeneratedTree described(FirmwareSpec spec, GeneratedTree sketch) {
    SketchDescriptor descriptor =
        new SketchDescriptor(
            spec.model().id().value(),
            spec.board().id(),
            spec.board().name(),
            spec.target().fqbn(),
            spec.board().serialBaud(),
            spec.model().contract().shortHex(),
            spec.model().goldenDigest().crc32(),
            spec.isExact());
    List<GeneratedFile> files = new ArrayList<>(sketch.files());
    files.add(GeneratedFile.text(SketchDescriptor.FILE_NAME, descriptor.toText()));
    return GeneratedTree.of(files);
  }

  private static String arena(FirmwareSpec spec) {
    ArenaSize arena = spec.arena();
    return arena.exact()
        ? "arena " + arena.bytes() + " bytes" + bound(spec)
        : "arena at most "
            + arena.bytes()
            + " bytes (not known to the byte for "
            + String.join(", ", arena.obstacles())
            + ")";
  }

  /** What the engine's own plan is to be held against. */
  private static String bound(FirmwareSpec spec) {
    return spec.engine()
        .map(plan -> " (no plan can do with less than " + plan.arenaBound() + ")")
        .orElse("");
  }

  private static String describe(FirmwareSpec spec, GeneratedTree tree, boolean several) {
    return "Sketch "
        + spec.model().id()
        + " for "
        + spec.board().id()
        + ": "
        + tree.files().size()
        + " files, model "
        + (several ? spec.model().provenance().deviceModel().name() + " of " : "")
        + spec.modelBytes()
        + " bytes, "
        + arena(spec)
        + ", "
        + spec.program()
        + "."
        + deviations(spec);
  }

  /** A board that rounds otherwise may fail the self-test and be right. */
  private static String deviations(FirmwareSpec spec) {
    return spec.deviatingOperators().isEmpty()
        ? ""
        : " Its "
            + String.join(", ", spec.deviatingOperators())
            + " may round otherwise than what was verified: the self-test allows for "
            + spec.outputSteps()
            + " steps.";
  }
}
