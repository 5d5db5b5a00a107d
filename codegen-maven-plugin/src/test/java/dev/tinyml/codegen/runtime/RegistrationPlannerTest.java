package dev.tinyml.codegen.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Kernels for int8 alone")
class RegistrationPlannerTest {
  private final RegistrationPlanner planner = new RegistrationPlanner();
  private final TfliteModel int8 = Models.read(Models.CORE.resolve("tflm/ds_cnn_ptfc/int8.tflite"));

  @Test
  @DisplayName("are registered where the library has them, and the others as they are")
  void int8() {
    Map<String, String> registrations = registrations(int8, "chirale_tensorflowlite_2_0_0");
    assertThat(registrations)
        .containsEntry("CONV_2D", "Register_CONV_2D_INT8")
        .containsEntry("DEPTHWISE_CONV_2D", "Register_DEPTHWISE_CONV_2D_INT8")
        .containsEntry("FULLY_CONNECTED", "Register_FULLY_CONNECTED_INT8")
        .containsEntry("AVERAGE_POOL_2D", "Register_AVERAGE_POOL_2D_INT8")
        .containsEntry("SOFTMAX", "Register_SOFTMAX_INT8")
        .containsEntry("RESHAPE", "")
        .containsEntry("SHAPE", "");
  }

  @Test
  @DisplayName("are not passed to methods that take none")
  void withoutArguments() {
    assertThat(registrations(int8, "esp32_core_3_0_4").values()).containsOnly("");
  }

  @Test
  @DisplayName("don't run float or int16 models")
  void otherTypes() {
    for (String name : List.of("float", "int16x8")) {
      TfliteModel model =
          Models.read(Models.CORE.resolve("schemes/gesture_mlp/" + name + ".tflite"));
      assertThat(registrations(model, "tflite_micro_2026_08").values()).containsOnly("");
    }
  }

  @Test
  @DisplayName("don't run where one operator of the kind has another type")
  void mixed() {
    TfliteModel other = Models.read(Models.CORE.resolve("schemes/gesture_mlp/float.tflite"));
    List<TfliteSubgraph> graphs = new ArrayList<>(int8.subgraphs());
    graphs.addAll(other.subgraphs());
    assertThat(registrations(new TfliteModel(graphs), "chirale_tensorflowlite_2_0_0"))
        .containsEntry("CONV_2D", "Register_CONV_2D_INT8")
        .containsEntry("SOFTMAX", "");
  }

  @Test
  @DisplayName("keep the state of an LSTM in int16")
  void states() {
    TfliteModel lstm = Models.read(Models.CORE.resolve("tflite/lstm_int8.tflite"));
    assertThat(registrations(lstm, "tflite_micro_2026_08"))
        .containsEntry(
            "UNIDIRECTIONAL_SEQUENCE_LSTM", "Register_UNIDIRECTIONAL_SEQUENCE_LSTM_INT8");
  }

  private Map<String, String> registrations(TfliteModel model, String runtime) {
    Map<String, String> result = new TreeMap<>();
    planner
        .plan(model, Models.runtime(runtime))
        .forEach(
            one ->
                result.put(
                    one.method().operator(),
                    Optional.of(one).flatMap(OperatorRegistration::kernel).stream()
                        .map(KernelVariant::function)
                        .findFirst()
                        .orElse("")));
    return result;
  }
}
