package dev.tinyml.codegen.generation;

import dev.tinyml.codegen.arena.ArenaSize;
import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.board.BoardCatalogue;
import dev.tinyml.codegen.companion.CompanionClassGenerator;
import dev.tinyml.codegen.cpp.SketchSourceGenerator;
import dev.tinyml.codegen.fit.BoardFit;
import dev.tinyml.codegen.fit.FitJudge;
import dev.tinyml.codegen.fit.Verdict;
import dev.tinyml.codegen.output.GeneratedFile;
import dev.tinyml.codegen.output.GeneratedTree;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.codegen.spec.FirmwareSpec;
import dev.tinyml.codegen.spec.FirmwareSpecFactory;
import dev.tinyml.codegen.spec.ModelSpec;
import dev.tinyml.codegen.spec.ModelSpecFactory;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Generates a sketch per board and the Java companion. Reads the user's templates, and writes
 * nothing. Immutable and thread-safe.
 */
public final class FirmwareGenerator {
  private final BoardCatalogue boards;
  private final RuntimeCatalogue runtimes;
  private final FitJudge fits;
  private final ModelSpecFactory models = new ModelSpecFactory();
  private final FirmwareSpecFactory firmware = new FirmwareSpecFactory();
  private final CompanionClassGenerator companion = new CompanionClassGenerator();

  /**
   * @param boards to choose from
   * @param runtimes that the boards refer to
   */
  public FirmwareGenerator(BoardCatalogue boards, RuntimeCatalogue runtimes) {
    this.boards = boards;
    this.runtimes = runtimes;
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
    ModelSpec model = models.create(request.model(), request.golden());
    SketchSourceGenerator sources = new SketchSourceGenerator(request.templates(), boards.ids());

    List<BoardFit> matrix = fits.judge(FirmwareSpecFactory.demand(model), boards.boards());
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
            matrix.stream()
                .filter(fit -> fit.board().id().equals(board.id()))
                .forEach(fit -> fit.check(larger, problems));
            FirmwareSpec spec =
                firmware.create(model, board, runtimes.require(board.runtimeId(), board.id()));
            GeneratedTree tree = sources.generate(spec);
            sketches.put(board.id(), tree);
            summary.add(describe(spec, tree));
          });
    }
    List<GeneratedFile> java = new ArrayList<>();
    request
        .javaPackage()
        .ifPresent(
            name ->
                problems.collect(
                    () -> {
                      java.addAll(companion.generate(model, name).files());
                      summary.add("Java companion " + name + "." + model.id().className() + ".");
                    }));
    problems.throwIfAny();
    return new GenerationResult(
        model.id().value(), sketches, GeneratedTree.of(java), matrix, summary);
  }

  private static String arena(ArenaSize arena) {
    return arena.exact()
        ? "arena " + arena.bytes() + " bytes"
        : "arena at most "
            + arena.bytes()
            + " bytes (not known to the byte for "
            + String.join(", ", arena.obstacles())
            + ")";
  }

  private static String describe(FirmwareSpec spec, GeneratedTree tree) {
    return "Sketch "
        + spec.model().id()
        + " for "
        + spec.board().id()
        + ": "
        + tree.files().size()
        + " files, model "
        + spec.model().blob().size()
        + " bytes, "
        + arena(spec.arena())
        + ", "
        + spec.registrations().size()
        + " operators of "
        + spec.runtime().description()
        + ".";
  }
}
