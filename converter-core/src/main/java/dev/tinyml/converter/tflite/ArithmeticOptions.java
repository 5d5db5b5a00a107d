package dev.tinyml.converter.tflite;

import java.util.Map;
import org.tensorflow.lite.schema.ActivationFunctionType;
import org.tensorflow.lite.schema.AddOptions;
import org.tensorflow.lite.schema.ArgMaxOptions;
import org.tensorflow.lite.schema.ArgMinOptions;
import org.tensorflow.lite.schema.BatchMatMulOptions;
import org.tensorflow.lite.schema.BucketizeOptions;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.CastOptions;
import org.tensorflow.lite.schema.CumsumOptions;
import org.tensorflow.lite.schema.DivOptions;
import org.tensorflow.lite.schema.FakeQuantOptions;
import org.tensorflow.lite.schema.FullyConnectedOptions;
import org.tensorflow.lite.schema.FullyConnectedOptionsWeightsFormat;
import org.tensorflow.lite.schema.GeluOptions;
import org.tensorflow.lite.schema.L2NormOptions;
import org.tensorflow.lite.schema.LeakyReluOptions;
import org.tensorflow.lite.schema.MulOptions;
import org.tensorflow.lite.schema.Operator;
import org.tensorflow.lite.schema.RandomOptions;
import org.tensorflow.lite.schema.ReducerOptions;
import org.tensorflow.lite.schema.SoftmaxOptions;
import org.tensorflow.lite.schema.SubOptions;
import org.tensorflow.lite.schema.TensorType;

/** Reads the parameters of operators that compute with values. Stateless. */
final class ArithmeticOptions {
  private ArithmeticOptions() {}

  static Map<Byte, OptionsReader> readers() {
    return Map.ofEntries(
        Map.entry(BuiltinOptions.AddOptions, ArithmeticOptions::add),
        Map.entry(BuiltinOptions.SubOptions, ArithmeticOptions::sub),
        Map.entry(BuiltinOptions.MulOptions, ArithmeticOptions::mul),
        Map.entry(BuiltinOptions.DivOptions, ArithmeticOptions::div),
        Map.entry(BuiltinOptions.FullyConnectedOptions, ArithmeticOptions::fullyConnected),
        Map.entry(BuiltinOptions.BatchMatMulOptions, ArithmeticOptions::batchMatMul),
        Map.entry(BuiltinOptions.SoftmaxOptions, ArithmeticOptions::softmax),
        Map.entry(BuiltinOptions.LeakyReluOptions, ArithmeticOptions::leakyRelu),
        Map.entry(BuiltinOptions.GeluOptions, ArithmeticOptions::gelu),
        Map.entry(BuiltinOptions.L2NormOptions, ArithmeticOptions::l2Norm),
        Map.entry(BuiltinOptions.ReducerOptions, ArithmeticOptions::reducer),
        Map.entry(BuiltinOptions.CumsumOptions, ArithmeticOptions::cumsum),
        Map.entry(BuiltinOptions.ArgMaxOptions, ArithmeticOptions::argMax),
        Map.entry(BuiltinOptions.ArgMinOptions, ArithmeticOptions::argMin),
        Map.entry(BuiltinOptions.CastOptions, ArithmeticOptions::cast),
        Map.entry(BuiltinOptions.FakeQuantOptions, ArithmeticOptions::fakeQuant),
        Map.entry(BuiltinOptions.RandomOptions, ArithmeticOptions::random),
        Map.entry(BuiltinOptions.BucketizeOptions, ArithmeticOptions::bucketize));
  }

  private static void add(Operator operator, OptionsBuilder options) {
    AddOptions o = (AddOptions) operator.builtinOptions(new AddOptions());
    options.name(
        "fused_activation_function", ActivationFunctionType.names, o.fusedActivationFunction());
  }

  private static void sub(Operator operator, OptionsBuilder options) {
    SubOptions o = (SubOptions) operator.builtinOptions(new SubOptions());
    options.name(
        "fused_activation_function", ActivationFunctionType.names, o.fusedActivationFunction());
  }

  private static void mul(Operator operator, OptionsBuilder options) {
    MulOptions o = (MulOptions) operator.builtinOptions(new MulOptions());
    options.name(
        "fused_activation_function", ActivationFunctionType.names, o.fusedActivationFunction());
  }

  private static void div(Operator operator, OptionsBuilder options) {
    DivOptions o = (DivOptions) operator.builtinOptions(new DivOptions());
    options.name(
        "fused_activation_function", ActivationFunctionType.names, o.fusedActivationFunction());
  }

  private static void fullyConnected(Operator operator, OptionsBuilder options) {
    FullyConnectedOptions o =
        (FullyConnectedOptions) operator.builtinOptions(new FullyConnectedOptions());
    options
        .name(
            "fused_activation_function", ActivationFunctionType.names, o.fusedActivationFunction())
        .name("weights_format", FullyConnectedOptionsWeightsFormat.names, o.weightsFormat())
        .flag("keep_num_dims", o.keepNumDims())
        .flag("asymmetric_quantize_inputs", o.asymmetricQuantizeInputs());
  }

  private static void batchMatMul(Operator operator, OptionsBuilder options) {
    BatchMatMulOptions o = (BatchMatMulOptions) operator.builtinOptions(new BatchMatMulOptions());
    options
        .flag("adj_x", o.adjX())
        .flag("adj_y", o.adjY())
        .flag("asymmetric_quantize_inputs", o.asymmetricQuantizeInputs());
  }

  private static void softmax(Operator operator, OptionsBuilder options) {
    SoftmaxOptions o = (SoftmaxOptions) operator.builtinOptions(new SoftmaxOptions());
    options.real("beta", o.beta());
  }

  private static void leakyRelu(Operator operator, OptionsBuilder options) {
    LeakyReluOptions o = (LeakyReluOptions) operator.builtinOptions(new LeakyReluOptions());
    options.real("alpha", o.alpha());
  }

  private static void gelu(Operator operator, OptionsBuilder options) {
    GeluOptions o = (GeluOptions) operator.builtinOptions(new GeluOptions());
    options.flag("approximate", o.approximate());
  }

  private static void l2Norm(Operator operator, OptionsBuilder options) {
    L2NormOptions o = (L2NormOptions) operator.builtinOptions(new L2NormOptions());
    options.name(
        "fused_activation_function", ActivationFunctionType.names, o.fusedActivationFunction());
  }

  private static void reducer(Operator operator, OptionsBuilder options) {
    ReducerOptions o = (ReducerOptions) operator.builtinOptions(new ReducerOptions());
    options.flag("keep_dims", o.keepDims());
  }

  private static void cumsum(Operator operator, OptionsBuilder options) {
    CumsumOptions o = (CumsumOptions) operator.builtinOptions(new CumsumOptions());
    options.flag("exclusive", o.exclusive()).flag("reverse", o.reverse());
  }

  private static void argMax(Operator operator, OptionsBuilder options) {
    ArgMaxOptions o = (ArgMaxOptions) operator.builtinOptions(new ArgMaxOptions());
    options.name("output_type", TensorType.names, o.outputType());
  }

  private static void argMin(Operator operator, OptionsBuilder options) {
    ArgMinOptions o = (ArgMinOptions) operator.builtinOptions(new ArgMinOptions());
    options.name("output_type", TensorType.names, o.outputType());
  }

  private static void cast(Operator operator, OptionsBuilder options) {
    CastOptions o = (CastOptions) operator.builtinOptions(new CastOptions());
    options
        .name("in_data_type", TensorType.names, o.inDataType())
        .name("out_data_type", TensorType.names, o.outDataType());
  }

  private static void fakeQuant(Operator operator, OptionsBuilder options) {
    FakeQuantOptions o = (FakeQuantOptions) operator.builtinOptions(new FakeQuantOptions());
    options
        .real("min", o.min())
        .real("max", o.max())
        .whole("num_bits", o.numBits())
        .flag("narrow_range", o.narrowRange());
  }

  private static void random(Operator operator, OptionsBuilder options) {
    RandomOptions o = (RandomOptions) operator.builtinOptions(new RandomOptions());
    options.whole("seed", o.seed()).whole("seed2", o.seed2());
  }

  private static void bucketize(Operator operator, OptionsBuilder options) {
    BucketizeOptions o = (BucketizeOptions) operator.builtinOptions(new BucketizeOptions());
    options.numbers("boundaries", o.boundariesLength(), o::boundaries);
  }
}
