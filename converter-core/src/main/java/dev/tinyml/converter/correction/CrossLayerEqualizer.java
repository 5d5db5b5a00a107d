package dev.tinyml.converter.correction;

import dev.tinyml.converter.tflite.ConstantWriter;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Cross-layer equalization (arXiv 1906.04721, section 4.1): a channel of one layer is divided by a
 * factor and the weights that read it in the next layer are multiplied by the same, s = √(r₁ / r₂)
 * with r the largest absolute weight of the channel in either layer, until nothing changes any
 * more. Then the channels of each layer have similar ranges, and one scale fits them all. Between
 * the layers there may be what passes positive factors on: ReLU, leaky and parametric ReLU,
 * pooling, padding with zeros, changes of shape, resizing. ReLU6 does not, and stays as it is.
 * Immutable and thread-safe.
 *
 * <p>Beyond the paper, no bias becomes larger than the largest of its layer: a channel with small
 * weights and a large bias would else set the range of the layer's activations. The paper moves
 * such biases into the next layer, which needs statistics that folded models have lost.
 */
public final class CrossLayerEqualizer {
  private static final int MOST_ROUNDS = 64;

  /** With factors of any size, changes of less than a thousandth are as good as none. */
  private static final double TOLERANCE = 1e-3;

  private final ScaleRounding rounding;

  /** Equalizes with powers of two, so that float results stay the same to the last bit. */
  public CrossLayerEqualizer() {
    this(ScaleRounding.POWERS_OF_TWO);
  }

  /**
   * @param rounding which factors to use
   */
  public CrossLayerEqualizer(ScaleRounding rounding) {
    this.rounding = rounding;
  }

  /**
   * Equalizes all layers that can be.
   *
   * @param candidate a model that was converted for quantization
   * @return a model of the same layout, operators and tensors with other weights; with powers of
   *     two its outputs are the same bits, unless activations leave the range of float32
   */
  public Equalization equalize(FloatTfliteModel candidate) {
    LinkWeights weights = new LinkWeights(candidate);
    List<LinkFactors> factors = new ArrayList<>();
    for (Link link : new LinkFinder(candidate).find()) {
      if (weights.canChange(link)) {
        factors.add(new LinkFactors(link, weights, rounding));
      }
    }
    boolean changed = true;
    for (int round = 0; changed && round < MOST_ROUNDS; round++) {
      changed = false;
      for (LinkFactors link : factors) {
        changed |= link.equalize() > 1 + TOLERANCE;
      }
    }
    List<EqualizedLink> equalized =
        factors.stream().filter(LinkFactors::hasChanged).map(LinkFactors::summary).toList();
    if (equalized.isEmpty()) {
      return new Equalization(candidate, List.of());
    }
    return new Equalization(
        new FloatTfliteModel(
            new ConstantWriter().write(candidate.bytes(), weights.changed()),
            candidate.structure()),
        equalized);
  }
}
