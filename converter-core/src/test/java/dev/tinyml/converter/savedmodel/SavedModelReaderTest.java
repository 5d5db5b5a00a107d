package dev.tinyml.converter.savedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The reader of SavedModel folders")
class SavedModelReaderTest {
  private final SavedModelReader reader = new SavedModelReader();

  private SavedModelDescription describe(String name, String signature) {
    return reader.describe(ModelFolder.of(name).path(), signature);
  }

  private static List<String> names(List<SignatureTensor> tensors) {
    return tensors.stream().map(SignatureTensor::name).toList();
  }

  @Test
  @DisplayName("tells tags, signatures, tensors and the version that wrote the file")
  void description() {
    SavedModelDescription model = describe("zoo/multi_in_multi_out", "serving_default");
    assertThat(model.tags()).containsExactly("serve");
    assertThat(model.signature()).isEqualTo("serving_default");
    assertThat(model.signatures()).containsExactly("serve", "serving_default");
    assertThat(model.producer()).isEqualTo("tensorflow 2.21.0");
    assertThat(model.inputs())
        .contains(
            new SignatureTensor(
                "scalars", "serving_default_scalars:0", ElementType.FLOAT32, List.of(-1L, 5L)));
    assertThat(model.outputs())
        .contains(
            new SignatureTensor(
                "output_2", "StatefulPartitionedCall_1:2", ElementType.FLOAT32, List.of(-1L, 1L)));
  }

  @ParameterizedTest(name = "{0}, {1}: {2} -> {3}")
  @CsvSource({
    "zoo/multi_in_multi_out, serving_default, scalars picture, output_0 output_1 output_2",
    "zoo/shared_siamese, serve, keras_tensor_4 keras_tensor_5, output_0",
    "zoo/k2_13_1_cnn, serving_default, input_1, dense",
    "models/twins, serving_default, zebra ant, a b c",
    "models/twins, half, x, y",
    "models/version_one_reference, serving_default, x, y",
  })
  @DisplayName("orders inputs and outputs as the model's own function does")
  void order(String name, String signature, String inputs, String outputs) {
    SavedModelDescription model = describe(name, signature);
    assertThat(names(model.inputs())).containsExactly(inputs.split(" "));
    assertThat(names(model.outputs())).containsExactly(outputs.split(" "));
  }

  @Test
  @DisplayName("puts output 10 behind output 2")
  void manyOutputs() {
    assertThat(names(describe("models/unnamed", "serving_default").outputs()))
        .startsWith("output_0", "output_1", "output_2")
        .endsWith("output_10", "output_11", "output_12");
  }

  @Test
  @DisplayName("keeps an input of token numbers an integer")
  void integers() {
    FrozenSignature frozen =
        reader.read(ModelFolder.of("models/tokens").path(), SavedModelReader.DEFAULT_SIGNATURE);
    assertThat(frozen.inputs().get(0).type()).isEqualTo(ElementType.INT32);
  }

  @Test
  @DisplayName("names the graph's tensors after the signature and fixes the batch to 1")
  void ports() {
    FrozenSignature frozen =
        reader.read(ModelFolder.of("models/twins").path(), SavedModelReader.DEFAULT_SIGNATURE);
    assertThat(frozen.inputs().stream().map(p -> p.node())).containsExactly("zebra", "ant");
    assertThat(frozen.inputs().get(0).shape()).isEqualTo(Shape.of(1, 3));
    assertThat(frozen.outputs()).containsExactly("a", "b", "c");
  }

  @Test
  @DisplayName("lists the signatures when there is none of the name that was asked for")
  void unknownSignature() {
    Problem problem =
        catchThrowableOfType(
                ProblemException.class, () -> describe("models/twins", "serving_defualt"))
            .problems()
            .get(0);
    assertThat(problem.id()).isEqualTo("saved-model-signature");
    assertThat(problem.kind()).isEqualTo(ProblemKind.CONFIGURATION);
    assertThat(problem.found())
        .contains("serving_defualt")
        .contains("half, serving_default, swapped");
  }

  @Test
  @DisplayName("does not offer TensorFlow's own initialization as a signature")
  void reservedSignature() {
    Problem problem =
        catchThrowableOfType(
                ProblemException.class, () -> describe("models/twins", "__saved_model_init_op"))
            .problems()
            .get(0);
    assertThat(problem.id()).isEqualTo("saved-model-signature");
  }
}
