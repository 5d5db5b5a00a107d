package dev.tinyml.converter.graph.resizing;

import static dev.tinyml.converter.graph.SmallModels.counting;
import static dev.tinyml.converter.graph.SmallModels.layer;
import static dev.tinyml.converter.graph.SmallModels.refused;
import static dev.tinyml.converter.graph.SmallModels.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.reference.LayerFamily;
import dev.tinyml.converter.tensor.Shape;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Padding, cropping and resizing")
class ResizingEmittersTest {
  @Test
  @DisplayName("give Keras' predictions in all variants, as a graph and as a float TFLite model")
  void predictions() {
    new LayerFamily("resizing").assertGraphPredicts();
    new LayerFamily("resizing").assertTflitePredicts();
  }

  @Test
  @DisplayName("become the int8 operators, constants and scales of TFLiteConverter")
  void int8() throws IOException {
    new LayerFamily("resizing").assertSameInt8();
  }

  @Test
  @DisplayName("leave the values alone when there is nothing to do")
  void nothing() {
    float[] values = counting(6);
    Shape shape = Shape.of(2, 3, 1);
    assertThat(run(layer("ZeroPadding2D", "'padding': 0"), shape, values).toArray())
        .isEqualTo(values);
    assertThat(run(layer("Cropping2D", "'cropping': [[0, 0], [0, 0]]"), shape, values).toArray())
        .isEqualTo(values);
    assertThat(run(layer("Resizing", "'height': 2, 'width': 3"), shape, values).toArray())
        .isEqualTo(values);
    assertThat(run(layer("UpSampling2D", "'size': [1, 1]"), shape, values).toArray())
        .isEqualTo(values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "ZeroPadding2D | 'padding': -1 | padding -1",
        "ZeroPadding2D | 'padding': [[1, 2, 3], [0, 0]] | padding [1, 2, 3]",
        "ZeroPadding2D | 'padding': [[1, 2]] | padding [[1, 2]]",
        "Cropping2D | 'cropping': [[3, 3], [0, 0]] | a cropping of 3 and 3 from 6",
        "UpSampling2D | 'size': [0, 1] | size 0",
        "Resizing | 'height': 0, 'width': 3 | height 0",
      })
  @DisplayName("are refused with numbers that don't fit the input")
  void numbers(String type, String config, String found) {
    Problem problem = refused("[null, 6, 4, 2]", layer(type, config));
    assertThat(problem.found()).isEqualTo(found);
    assertThat(problem.kind()).isEqualTo(ProblemKind.BROKEN_INPUT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "UpSampling2D | 'interpolation': 'bicubic' | interpolation bicubic",
        "Resizing | 'height': 9, 'width': 9, 'antialias': true | antialias true",
        "Resizing | 'height': 9, 'width': 9, 'pad_to_aspect_ratio': true | pad_to_aspect_ratio true",
        "CenterCrop | 'height': 7, 'width': 2 | an image smaller than [7, 2]",
        "UpSampling2D | 'size': [5000, 5000] | a tensor of dimensions [1, 30000, 20000, 2]",
        "ZeroPadding2D | 'padding': 1000000 | a tensor of dimensions [1, 2000006, 2000004, 2]",
      })
  @DisplayName(
      "are refused where TensorFlow Lite has no operator, or no microcontroller the memory")
  void unsupported(String type, String config, String found) {
    Problem problem = refused("[null, 6, 4, 2]", layer(type, config));
    assertThat(problem.kind()).isEqualTo(ProblemKind.UNSUPPORTED);
    assertThat(problem.found()).isEqualTo(found);
  }
}
