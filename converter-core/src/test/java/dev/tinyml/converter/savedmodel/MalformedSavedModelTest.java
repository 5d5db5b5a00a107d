package dev.tinyml.converter.savedmodel;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tinyml.converter.graph.FrozenGraph;
import dev.tinyml.converter.graph.GraphEngine;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tensor.FloatTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;

@DisplayName("A damaged, hostile or odd SavedModel folder")
class MalformedSavedModelTest {
  private static final String DATA = "variables/variables.data-00000-of-00001";

  @TempDir private Path folder;

  private final SavedModelReader reader = new SavedModelReader();

  private List<Problem> problems(SavedModelReader reader, Path path) {
    return assertTimeoutPreemptively(
        ofSeconds(10),
        () ->
            catchThrowableOfType(ProblemException.class, () -> reader.read(path, "serving_default"))
                .problems());
  }

  private void requireProblem(Path path, String id, ProblemKind kind, String text) {
    List<Problem> problems = problems(reader, path);
    assertThat(problems.get(0).id()).isEqualTo(id);
    assertThat(problems.get(0).kind()).isEqualTo(kind);
    assertThat(problems.get(0).describe()).contains(text);
  }

  private ModelFolder copy() throws IOException {
    return ModelFolder.of("base").copyTo(folder.resolve("copy"));
  }

  @Test
  @DisplayName("is not what the base of these variants is: that loads")
  void base() {
    FrozenGraph graph =
        new SignatureGraphBuilder()
            .build(reader.read(ModelFolder.of("base").path(), "serving_default"));
    ModelFolder base = ModelFolder.of("base");
    List<FloatTensor> expected = base.samples("expected", graph.outputs()).get(0);
    try (GraphEngine engine = new GraphEngine(graph)) {
      assertThat(engine.run(base.samples("input", graph.inputs()).get(0)).get(0).argMax())
          .isEqualTo(expected.get(0).argMax());
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "/malformed/savedmodel/pb_truncated, saved-model-damaged, BROKEN_INPUT, saved_model.pb",
    "/malformed/savedmodel/pb_garbage, saved-model-damaged, BROKEN_INPUT, saved_model.pb",
    "/malformed/savedmodel/no_variables, saved-model-file-missing, BROKEN_INPUT, variables/variables.index",
    "/malformed/savedmodel/data_truncated, saved-model-variables, BROKEN_INPUT, 'which has 995'",
    "hostile/read_file, saved-model-operation, UNSUPPORTED, ReadFile",
    "hostile/read_file_in_branch, saved-model-operation, UNSUPPORTED, cond/ReadFile in function",
    "hostile/write_file_by_control, saved-model-operation, UNSUPPORTED, WriteFile",
    "hostile/py_function, saved-model-operation, UNSUPPORTED, EagerPyFunc",
    "hostile/random, saved-model-operation, UNSUPPORTED, RandomStandardNormal",
    "hostile/counts, saved-model-operation, UNSUPPORTED, AssignAddVariableOp",
    "hostile/table, saved-model-operation, UNSUPPORTED, HashTableV2",
    "hostile/long_input, saved-model-input, UNSUPPORTED, DT_INT64",
    "hostile/int_output, saved-model-output, UNSUPPORTED, DT_INT32",
    "hostile/open_dimension, saved-model-input, UNSUPPORTED, dimension 1 is open",
    "hostile/unknown_rank, saved-model-input, UNSUPPORTED, an unknown shape",
    "hostile/batch_of_four, saved-model-input, UNSUPPORTED, a batch fixed to 4",
    "hostile/not_finite, saved-model-variables, BROKEN_INPUT, Infinity",
    "hostile/no_signature, saved-model-without-signature, BROKEN_INPUT, no signature",
  })
  @DisplayName("is refused by what is wrong with it")
  void refused(String name, String id, ProblemKind kind, String text) {
    requireProblem(ModelFolder.of(name).path(), id, kind, text);
  }

  @Test
  @DisplayName("whose outputs mix the samples of a batch is refused")
  void mixesSamples() {
    FrozenSignature signature =
        reader.read(ModelFolder.of("hostile/mixes_samples").path(), "serving_default");
    assertThat(
            catchThrowableOfType(
                    ProblemException.class, () -> new SignatureGraphBuilder().build(signature))
                .problems()
                .get(0)
                .found())
        .contains("output y of shape 2");
  }

  @Test
  @DisplayName("without saved_model.pb is refused")
  void noGraph() throws IOException {
    Path path = copy().path();
    Files.delete(path.resolve("saved_model.pb"));
    requireProblem(path, "saved-model-file-missing", ProblemKind.BROKEN_INPUT, "saved_model.pb");
    Files.createDirectory(path.resolve("saved_model.pb"));
    requireProblem(path, "saved-model-file-missing", ProblemKind.BROKEN_INPUT, "not a file");
  }

  @Test
  @DisplayName("with an empty saved_model.pb is refused")
  void emptyGraph() throws IOException {
    Path path = copy().path();
    Files.write(path.resolve("saved_model.pb"), new byte[0]);
    requireProblem(path, "saved-model-tag", ProblemKind.BROKEN_INPUT, "no graph at all");
  }

  @Test
  @DisplayName("with graphs for other uses only is refused with their tags")
  void otherTags() throws IOException {
    SavedModelFiles.write(
        folder.resolve("tags"),
        MetaGraphDef.newBuilder()
            .setMetaInfoDef(MetaGraphDef.MetaInfoDef.newBuilder().addTags("train"))
            .setGraphDef(GraphDef.newBuilder()));
    requireProblem(folder.resolve("tags"), "saved-model-tag", ProblemKind.BROKEN_INPUT, "[train]");
  }

  @Test
  @DisplayName("without its data file is refused")
  void noData() throws IOException {
    Path path = copy().path();
    Files.delete(path.resolve(DATA));
    requireProblem(path, "saved-model-file-missing", ProblemKind.BROKEN_INPUT, DATA);
  }

  @Test
  @DisplayName("with changed weights is refused by their checksums")
  void changedWeight() throws IOException {
    Path path = copy().path();
    byte[] data = Files.readAllBytes(path.resolve(DATA));
    for (int i = 0; i < data.length; i++) {
      data[i] ^= 1; // not all of them are weights that the signature uses
    }
    Files.write(path.resolve(DATA), data);
    requireProblem(
        path, "saved-model-variables", ProblemKind.BROKEN_INPUT, "whose checksum is wrong");
  }

  @Test
  @DisplayName("with a changed byte in the index is refused by its checksum")
  void changedIndex() throws IOException {
    Path path = copy().path();
    Path index = path.resolve("variables/variables.index");
    byte[] bytes = Files.readAllBytes(index);
    bytes[20] ^= 1;
    Files.write(index, bytes);
    requireProblem(path, "saved-model-index", ProblemKind.BROKEN_INPUT, "checksum");
    Files.write(index, Arrays.copyOf(bytes, 30));
    requireProblem(path, "saved-model-index", ProblemKind.BROKEN_INPUT, "too few");
    Files.write(index, new byte[300]);
    requireProblem(path, "saved-model-index", ProblemKind.BROKEN_INPUT, "magic");
  }

  @Test
  @DisplayName("whose files are links out of it is refused, links within it are followed")
  void links() throws IOException {
    Path path = copy().path();
    Path outside = Files.move(path.resolve("variables"), folder.resolve("elsewhere"));
    Files.createSymbolicLink(path.resolve("variables"), outside);
    requireProblem(path, "saved-model-link", ProblemKind.BROKEN_INPUT, "variables.index");
    Files.delete(path.resolve("variables"));
    Files.move(outside, path.resolve("inside"));
    Files.createSymbolicLink(path.resolve("variables"), Path.of("inside"));
    assertThat(reader.read(path, "serving_default").outputs()).hasSize(1);
  }

  @Test
  @DisplayName("may itself be reached by a link")
  void linkToFolder() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), copy().path().toAbsolutePath());
    assertThat(reader.read(link, "serving_default").outputs()).hasSize(1);
  }

  @Test
  @DisplayName("beyond the limits is refused before it is parsed")
  void limits() throws IOException {
    Path path = copy().path();
    int size = (int) Files.size(path.resolve("saved_model.pb"));
    SavedModelReader smallFile =
        new SavedModelReader(
            new SavedModelLimits(size - 1, 1 << 20, 90, 9999, 99, 9, 9999, 9999, 9, 999));
    assertThat(problems(smallFile, path).get(0).id()).isEqualTo("saved-model-size");
    SavedModelReader fewFields =
        new SavedModelReader(new SavedModelLimits(size, 500, 90, 9999, 99, 9, 9999, 9999, 9, 999));
    assertThat(problems(fewFields, path).get(0).id()).isEqualTo("saved-model-too-complex");
    SavedModelReader flat =
        new SavedModelReader(
            new SavedModelLimits(size, 1 << 20, 3, 9999, 99, 9, 9999, 9999, 9, 999));
    assertThat(problems(flat, path).get(0).id()).isEqualTo("saved-model-too-complex");
    SavedModelReader fewBytes =
        new SavedModelReader(
            new SavedModelLimits(size, 1 << 20, 90, 9999, 99, 9, 500, 9999, 9, 999));
    assertThat(problems(fewBytes, path).get(0).id()).isEqualTo("saved-model-size");
  }

  @Test
  @DisplayName("that packs millions of messages into a small file is refused before it is parsed")
  void manyMessages() throws IOException {
    byte[] bomb = new byte[20 << 20];
    for (int i = 0; i + 1 < bomb.length; i += 2) {
      bomb[i] = 0x12; // another meta graph, empty
    }
    Path path = Files.createDirectory(folder.resolve("bomb"));
    Files.write(path.resolve("saved_model.pb"), bomb);
    assertThat(problems(reader, path).get(0).id()).isEqualTo("saved-model-too-complex");
  }
}
