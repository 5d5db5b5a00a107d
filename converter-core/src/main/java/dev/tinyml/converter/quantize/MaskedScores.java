package dev.tinyml.converter.quantize;

import dev.tinyml.converter.range.RangePolicy;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tflite.ActivationRange;
import dev.tinyml.converter.tflite.ConstantReader;
import dev.tinyml.converter.tflite.ConstantWriter;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TensorPlace;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The scores of an attention that a mask takes out, by numbers like −1e9 in front of a softmax.
 * With them in its range, an int8 tensor has one value left for all other scores; TFLiteConverter's
 * models with masks are unusable for that. A number a little below all scores has the same effect.
 * Immutable.
 */
final class MaskedScores {
  /** Beyond any score that a softmax could tell from others. */
  private static final float LEAST_MASK = 1e4f;

  /** A softmax makes less than the step of its int8 result of a score that is this much lower. */
  private static final float MARGIN = 10;

  private static final Set<String> SELECTS = Set.of("SELECT", "SELECT_V2");

  private final List<Mask> masks;

  /**
   * A constant that masks.
   *
   * @param tensor the constant
   * @param values its values
   * @param scores the tensor whose values count
   * @param masked the scores with the mask, which the softmax reads
   * @param form how it masks
   */
  private record Mask(int tensor, float[] values, int scores, int masked, Form form) {

    boolean isBeyondScales() {
      return IntStream.range(0, values.length)
          .anyMatch(i -> Math.abs(values[i]) > ConstantsCheck.LARGEST);
    }

    /** The values for scores of a range. */
    float[] bounded(ActivationRange range) {
      float distance = range.max() - range.min() + MARGIN;
      float number =
          switch (form) {
            case CHOSEN -> range.min() - MARGIN;
            case ADDED -> -distance;
            case SUBTRACTED -> distance;
          };
      float[] result = values.clone();
      for (int i = 0; i < result.length; i++) {
        result[i] = Math.abs(result[i]) >= LEAST_MASK ? number : result[i];
      }
      return result;
    }
  }

  private enum Form {
    /** Taken instead of the score. */
    CHOSEN,
    ADDED,
    SUBTRACTED
  }

  private MaskedScores(List<Mask> masks) {
    this.masks = List.copyOf(masks);
  }

  /**
   * The masks in a model's main graph.
   *
   * @param policy with that of TFLiteConverter only those that no int8 scale can express
   */
  static MaskedScores find(FloatTfliteModel model, RangePolicy policy) {
    TfliteSubgraph graph = model.structure().subgraphs().get(0);
    Map<Integer, TfliteOperator> producers = new HashMap<>();
    graph.operators().forEach(o -> o.outputs().forEach(output -> producers.put(output, o)));
    ConstantReader constants = new ConstantReader(model.bytes());
    List<Mask> found = new ArrayList<>();
    for (TfliteOperator operator : graph.operators()) {
      TfliteOperator masking =
          operator.name().equals("SOFTMAX") ? producers.get(operator.inputs().get(0)) : null;
      if (masking != null) {
        mask(graph, constants, producers, masking).ifPresent(found::add);
      }
    }
    return new MaskedScores(
        found.stream()
            .filter(mask -> policy == RangePolicy.EXACT || mask.isBeyondScales())
            .filter(mask -> isOnlyMask(model, graph, mask, found))
            .toList());
  }

  private static Optional<Mask> mask(
      TfliteSubgraph graph,
      ConstantReader constants,
      Map<Integer, TfliteOperator> producers,
      TfliteOperator masking) {
    List<Integer> inputs = masking.inputs();
    int masked = masking.outputs().get(0);
    if (masking.name().equals("ADD")) {
      return mask(graph, constants, inputs.get(1), inputs.get(0), masked, Form.ADDED)
          .or(() -> mask(graph, constants, inputs.get(0), inputs.get(1), masked, Form.ADDED));
    }
    if (!SELECTS.contains(masking.name())) {
      return Optional.empty();
    }
    return mask(graph, constants, inputs.get(1), inputs.get(2), masked, Form.CHOSEN)
        .or(() -> mask(graph, constants, inputs.get(2), inputs.get(1), masked, Form.CHOSEN))
        .or(
            () ->
                IntStream.of(1, 2)
                    .mapToObj(i -> producers.get(inputs.get(i)))
                    .filter(o -> o != null && o.name().equals("SUB"))
                    .flatMap(
                        o ->
                            mask(
                                graph,
                                constants,
                                o.inputs().get(1),
                                o.inputs().get(0),
                                masked,
                                Form.SUBTRACTED)
                                .stream())
                    .findFirst());
  }

  private static Optional<Mask> mask(
      TfliteSubgraph graph,
      ConstantReader constants,
      int constant,
      int scores,
      int masked,
      Form form) {
    TfliteTensor tensor = graph.tensors().get(constant);
    if (!tensor.constant()
        || tensor.spec().type() != ElementType.FLOAT32
        || graph.tensors().get(scores).constant()) {
      return Optional.empty();
    }
    byte[] bytes = constants.bytes(constant);
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    boolean masks = false;
    for (float value : values) {
      float sinking = form == Form.SUBTRACTED ? -value : value;
      if (!Float.isFinite(value) || sinking >= LEAST_MASK) {
        return Optional.empty();
      }
      masks |= sinking <= -LEAST_MASK;
    }
    return masks ? Optional.of(new Mask(constant, values, scores, masked, form)) : Optional.empty();
  }

  /** Whether nothing but masks, all of one form, would see other values. */
  private static boolean isOnlyMask(
      FloatTfliteModel model, TfliteSubgraph graph, Mask mask, List<Mask> all) {
    long users = graph.operators().stream().filter(o -> o.inputs().contains(mask.tensor())).count();
    long masks =
        all.stream().filter(m -> m.tensor() == mask.tensor() && m.form() == mask.form()).count();
    return users == masks && new ConstantWriter().isAlone(model.bytes(), mask.tensor());
  }

  /** Whether there is none. */
  boolean isEmpty() {
    return masks.isEmpty();
  }

  /** Scores with and without masks: a mask has to stay below all scores. */
  Set<TensorPlace> places() {
    Set<TensorPlace> places = new TreeSet<>();
    for (Mask mask : masks) {
      places.add(new TensorPlace(0, mask.scores()));
      places.add(new TensorPlace(0, mask.masked()));
    }
    return places;
  }

  /** The model with masks far enough below scores for calibration, in numbers that are no harm. */
  FloatTfliteModel tamed(FloatTfliteModel model) {
    Map<Integer, float[]> values = new HashMap<>();
    masks.forEach(
        mask ->
            values.put(mask.tensor(), mask.bounded(new ActivationRange(-LEAST_MASK, LEAST_MASK))));
    return written(model, values);
  }

  /**
   * The model with masks a little below the scores.
   *
   * @param ranges of the scores
   */
  FloatTfliteModel bounded(FloatTfliteModel model, SortedMap<TensorPlace, ActivationRange> ranges) {
    Map<Integer, ActivationRange> scores = new HashMap<>();
    for (Mask mask : masks) {
      ActivationRange range = ranges.get(new TensorPlace(0, mask.scores()));
      if (range != null) {
        scores.merge(mask.tensor(), range, ActivationRange::union);
      }
    }
    Map<Integer, float[]> values = new HashMap<>();
    for (Mask mask : masks) {
      ActivationRange range = scores.get(mask.tensor());
      if (range != null) {
        values.put(mask.tensor(), mask.bounded(range));
      }
    }
    return written(model, values);
  }

  private static FloatTfliteModel written(FloatTfliteModel model, Map<Integer, float[]> values) {
    ModelBytes bytes = new ConstantWriter().write(model.bytes(), values);
    return new FloatTfliteModel(bytes, model.structure());
  }
}
