package dev.tinyml.codegen.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.tensor.ElementType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimeCatalogueTest {
  private final RuntimeProfile chirale =
      RuntimeCatalogue.load().require("chirale_tensorflowlite_2_0_0");

  @Test
  @DisplayName("The Arduino library is known to compute per-channel FULLY_CONNECTED wrongly")
  void profile() {
    assertThat(chirale.perChannelFullyConnected()).isFalse();
    assertThat(chirale.description()).isEqualTo("Chirale_TensorFLowLite 2.0.0");
  }

  @ParameterizedTest
  @DisplayName("Methods are spelled as the library's header spells them")
  @CsvSource({
    "FULLY_CONNECTED, AddFullyConnected",
    "L2_POOL_2D, AddL2Pool2D",
    "UNIDIRECTIONAL_SEQUENCE_LSTM, AddUnidirectionalSequenceLSTM",
    "BATCH_TO_SPACE_ND, AddBatchToSpaceNd",
    "PADV2, AddPadV2",
    "CUMSUM, AddCumSum"
  })
  void methods(String operator, String method) {
    assertThat(chirale.operators().find(operator, false).orElseThrow().method()).contains(method);
  }

  @ParameterizedTest
  @DisplayName("Operators of newer versions of TensorFlow Lite Micro are not in this one")
  @ValueSource(strings = {"BATCH_MATMUL", "REDUCE_MIN", "REVERSE_V2", "NO_SUCH_OPERATOR"})
  void missing(String operator) {
    assertThat(chirale.operators().find(operator, false)).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("and are in the newest one, which honours a scale per output")
  @ValueSource(strings = {"BATCH_MATMUL", "REDUCE_MIN", "REVERSE_V2"})
  void newest(String operator) {
    RuntimeProfile newest = RuntimeCatalogue.load().require("tflite_micro_2026_08");
    assertThat(newest.operators().find(operator, false)).isPresent();
    assertThat(newest.perChannelFullyConnected()).isTrue();
    assertThat(newest.api().registrationArguments()).isTrue();
    assertThat(newest.library()).isEmpty();
  }

  @Test
  @DisplayName("A custom operator is not mistaken for a builtin one of its name")
  void custom() {
    assertThat(chirale.operators().find("ADD", true)).isEmpty();
    assertThat(chirale.operators().find("CIRCULAR_BUFFER", true)).isPresent();
    assertThat(chirale.operators().find("CIRCULAR_BUFFER", false)).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("A damaged table is noticed")
  @ValueSource(
      strings = {
        "",
        "op\tmethod",
        "operator\tmethod\tnewestVersion\tactivations\tint8Only\tlimits\nADD\tAddAdd",
        "operator\tmethod\tnewestVersion\tactivations\tint8Only\tlimits\nADD\tadd()\t-\t-\t-\t-",
        "operator\tmethod\tnewestVersion\tactivations\tint8Only\tlimits\nADD\tAddAdd\t-\tperhaps?\t-\t-",
        "operator\tmethod\tnewestVersion\tactivations\tint8Only\tlimits\nADD\tAddAdd\t-\tint9\t-\t-",
        "operator\tmethod\tnewestVersion\tactivations\tint8Only\tlimits\nADD\tAddAdd\t0\t-\t-\t-",
        "operator\tmethod\tnewestVersion\tactivations\tint8Only\tlimits\nADD\tAddAdd\t-\t-\tadd.h\t-",
        "operator\tmethod\tnewestVersion\tactivations\tint8Only\tlimits\nADD\tAddAdd\t-\t-\t-\twrong",
        "operator\tmethod\tnewestVersion\tactivations\tint8Only\tlimits\n"
            + "ADD\tAddAdd\t-\t-\t-\t-\nADD\tAddAdd\t-\t-\t-\t-"
      })
  void damaged(String table) {
    assertThatIllegalStateException().isThrownBy(() -> OpResolverMethods.parse("t", table));
  }

  @Test
  @DisplayName("A table may know the newest version of an operator")
  void version() {
    OpResolverMethods table =
        OpResolverMethods.parse(
            "t",
            "# by hand\noperator\tmethod\tnewestVersion\tactivations\tint8Only\tlimits\n"
                + "ADD\tAddAdd\t2\tint8,int16\tadd.h:Register_ADD_INT8\tother-results\n");
    assertThat(table.find("ADD", false).orElseThrow().newestVersion()).hasValue(2);
    assertThat(table.find("ADD", false).orElseThrow().activations().text())
        .isEqualTo("int16, int8");
    assertThat(table.find("ADD", false).orElseThrow().int8Only())
        .contains(new KernelVariant("tensorflow/lite/micro/kernels/add.h", "Register_ADD_INT8"));
    assertThat(table.find("ADD", false).orElseThrow().limits())
        .containsExactly(OperatorLimit.OTHER_RESULTS);
    assertThat(table.size()).isEqualTo(1);
  }

  @ParameterizedTest
  @DisplayName("Its CMSIS-NN pooling, for one, has no kernel for int16 activations")
  @ValueSource(strings = {"AVERAGE_POOL_2D", "MAX_POOL_2D", "EXPAND_DIMS", "TRANSPOSE"})
  void int16(String operator) {
    assertThat(allows(operator, ElementType.INT16)).isFalse();
    assertThat(allows(operator, ElementType.INT8)).isTrue();
    assertThat(allows("CONV_2D", ElementType.INT16)).isTrue();
    assertThat(allows("RESHAPE", ElementType.INT16)).isTrue();
  }

  private boolean allows(String operator, ElementType type) {
    return chirale.operators().find(operator, false).orElseThrow().activations().allow(type);
  }

  @Test
  @DisplayName("An unknown id is answered with those that are known")
  void unknown() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> RuntimeCatalogue.load().require("x"))
        .withMessageContaining("chirale_tensorflowlite_2_0_0");
  }
}
