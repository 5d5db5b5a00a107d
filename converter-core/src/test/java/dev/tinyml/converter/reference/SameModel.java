package dev.tinyml.converter.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.ConstantReader;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asserts that two models are the same graph with the same constants, walking back from the
 * outputs: the order in which independent branches stand in a file does not matter.
 */
public final class SameModel {
  private static final float RELATIVE_SCALE_TOLERANCE = 1e-6f;
  private static final float ABSOLUTE_SCALE_TOLERANCE = 1e-6f;

  private final DeviceModel ours;
  private final DeviceModel theirs;
  private final float tolerance;
  private final boolean sameVersions;
  private final Map<Integer, Integer> matched = new HashMap<>();

  private SameModel(DeviceModel ours, DeviceModel theirs, float tolerance, boolean sameVersions) {
    this.ours = ours;
    this.theirs = theirs;
    this.tolerance = tolerance;
    this.sameVersions = sameVersions;
  }

  public static void assertSame(DeviceModel ours, DeviceModel theirs) {
    assertSame(ours, theirs, RELATIVE_SCALE_TOLERANCE);
  }

  /**
   * @param tolerance relative difference that scales may have, whose absolute difference is 1e-6 at
   *     most then; above the usual one a bias, whose scale is a product of two, may be off by one
   */
  public static void assertSame(DeviceModel ours, DeviceModel theirs, float tolerance) {
    new SameModel(ours, theirs, tolerance, true).walk();
  }

  /**
   * For int16 activations. TFLiteConverter's older quantizer for them leaves versions of operators
   * as they were, so these don't count. Biases have so many digits that a last bit of their scale
   * may change them by one.
   */
  public static void assertSame16x8(DeviceModel ours, DeviceModel theirs) {
    new SameModel(ours, theirs, RELATIVE_SCALE_TOLERANCE, false).walk();
  }

  private void walk() {
    assertThat(names(ours.structure().operators()))
        .containsExactlyInAnyOrderElementsOf(names(theirs.structure().operators()));
    tensors("outputs", ours.structure().outputs(), theirs.structure().outputs());
    tensors("inputs", ours.structure().inputs(), theirs.structure().inputs());
    assertThat(matched.size()).isGreaterThan(ours.structure().operators().size());
  }

  private static List<String> names(List<TfliteOperator> operators) {
    return operators.stream().map(TfliteOperator::name).toList();
  }

  private void tensors(String where, List<Integer> our, List<Integer> their) {
    assertThat(our).as(where).hasSameSizeAs(their);
    for (int i = 0; i < our.size(); i++) {
      tensor(where + "[" + i + "]", our.get(i), their.get(i));
    }
  }

  private void tensor(String where, int our, int their) {
    if (our < 0 || their < 0 || matched.containsKey(our)) {
      assertThat(our < 0 ? our : matched.getOrDefault(our, their)).as(where).isEqualTo(their);
      return;
    }
    matched.put(our, their);
    TfliteTensor one = ours.structure().tensors().get(our);
    TfliteTensor other = theirs.structure().tensors().get(their);
    assertThat(one.spec().type()).as(where).isEqualTo(other.spec().type());
    assertThat(one.spec().shape()).as(where).isEqualTo(other.spec().shape());
    assertThat(one.constant()).as(where).isEqualTo(other.constant());
    if (one.constant()) {
      constant(
          where,
          one.spec().type(),
          new ConstantReader(ours.bytes()).bytes(our),
          new ConstantReader(theirs.bytes()).bytes(their));
    }
    quantization(where, one.spec().quantization(), other.spec().quantization());
    Optional<TfliteOperator> producer = producer(ours, our);
    Optional<TfliteOperator> otherProducer = producer(theirs, their);
    assertThat(producer.map(TfliteOperator::name))
        .as(where)
        .isEqualTo(otherProducer.map(TfliteOperator::name));
    if (producer.isPresent()) {
      operator(where, producer.orElseThrow(), otherProducer.orElseThrow());
    }
  }

  private void operator(String where, TfliteOperator our, TfliteOperator their) {
    String inner = where + " <- " + our.name();
    if (sameVersions) {
      assertThat(our.version()).as(inner).isEqualTo(their.version());
    }
    assertThat(our.activation()).as(inner).isEqualTo(their.activation());
    tensors(inner + ".outputs", our.outputs(), their.outputs());
    tensors(inner + ".inputs", our.inputs(), their.inputs());
  }

  private static Optional<TfliteOperator> producer(DeviceModel model, int tensor) {
    return model.structure().operators().stream()
        .filter(o -> o.outputs().contains(tensor))
        .findFirst();
  }

  private void constant(String where, ElementType type, byte[] our, byte[] their) {
    if (type == ElementType.INT64) {
      LongBuffer ours = ByteBuffer.wrap(our).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
      LongBuffer theirs = ByteBuffer.wrap(their).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
      assertThat(our).as(where).hasSameSizeAs(their);
      while (ours.hasRemaining()) {
        assertThat(ours.get()).as(where).isCloseTo(theirs.get(), within(1L));
      }
      return;
    }
    if (type != ElementType.INT32 || tolerance <= RELATIVE_SCALE_TOLERANCE) {
      assertThat(our).as(where).isEqualTo(their);
      return;
    }
    assertThat(our).as(where).hasSameSizeAs(their);
    IntBuffer ours = ByteBuffer.wrap(our).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
    IntBuffer theirs = ByteBuffer.wrap(their).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
    while (ours.hasRemaining()) {
      assertThat(ours.get()).as(where).isCloseTo(theirs.get(), within(1));
    }
  }

  private void quantization(
      String where, Optional<QuantizationParams> our, Optional<QuantizationParams> their) {
    assertThat(our.isPresent()).as(where).isEqualTo(their.isPresent());
    if (our.isEmpty()) {
      return;
    }
    QuantizationParams a = our.orElseThrow();
    QuantizationParams b = their.orElseThrow();
    assertThat(a.zeroPoints()).as(where).isEqualTo(b.zeroPoints());
    assertThat(a.scales()).as(where).hasSameSizeAs(b.scales());
    for (int i = 0; i < a.scales().size(); i++) {
      float scale = b.scales().get(i);
      float relative = tolerance * scale;
      float allowed =
          tolerance > RELATIVE_SCALE_TOLERANCE
              ? Math.min(relative, ABSOLUTE_SCALE_TOLERANCE)
              : relative;
      assertThat(a.scales().get(i)).as(where).isCloseTo(scale, within(allowed));
    }
  }
}
