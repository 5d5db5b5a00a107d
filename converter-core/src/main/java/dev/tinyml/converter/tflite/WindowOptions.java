package dev.tinyml.converter.tflite;

import java.util.Map;
import org.tensorflow.lite.schema.ActivationFunctionType;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.Conv2DOptions;
import org.tensorflow.lite.schema.Conv3DOptions;
import org.tensorflow.lite.schema.DepthwiseConv2DOptions;
import org.tensorflow.lite.schema.LocalResponseNormalizationOptions;
import org.tensorflow.lite.schema.Operator;
import org.tensorflow.lite.schema.Padding;
import org.tensorflow.lite.schema.Pool2DOptions;
import org.tensorflow.lite.schema.ResizeBilinearOptions;
import org.tensorflow.lite.schema.ResizeNearestNeighborOptions;
import org.tensorflow.lite.schema.TransposeConvOptions;

/**
 * Reads the parameters of operators that slide a window or a filter over their input. Stateless.
 */
final class WindowOptions {
  private WindowOptions() {}

  static Map<Byte, OptionsReader> readers() {
    return Map.ofEntries(
        Map.entry(BuiltinOptions.Conv2DOptions, WindowOptions::conv2D),
        Map.entry(BuiltinOptions.DepthwiseConv2DOptions, WindowOptions::depthwiseConv2D),
        Map.entry(BuiltinOptions.TransposeConvOptions, WindowOptions::transposeConv),
        Map.entry(BuiltinOptions.Conv3DOptions, WindowOptions::conv3D),
        Map.entry(BuiltinOptions.Pool2DOptions, WindowOptions::pool2D),
        Map.entry(BuiltinOptions.ResizeBilinearOptions, WindowOptions::resizeBilinear),
        Map.entry(
            BuiltinOptions.ResizeNearestNeighborOptions, WindowOptions::resizeNearestNeighbor),
        Map.entry(
            BuiltinOptions.LocalResponseNormalizationOptions,
            WindowOptions::localResponseNormalization));
  }

  private static void conv2D(Operator operator, OptionsBuilder options) {
    Conv2DOptions o = (Conv2DOptions) operator.builtinOptions(new Conv2DOptions());
    options
        .name("padding", Padding.names, o.padding())
        .whole("stride_w", o.strideW())
        .whole("stride_h", o.strideH())
        .whole("dilation_w_factor", o.dilationWFactor())
        .whole("dilation_h_factor", o.dilationHFactor())
        .name(
            "fused_activation_function", ActivationFunctionType.names, o.fusedActivationFunction());
  }

  private static void depthwiseConv2D(Operator operator, OptionsBuilder options) {
    DepthwiseConv2DOptions o =
        (DepthwiseConv2DOptions) operator.builtinOptions(new DepthwiseConv2DOptions());
    options
        .name("padding", Padding.names, o.padding())
        .whole("stride_w", o.strideW())
        .whole("stride_h", o.strideH())
        .whole("depth_multiplier", o.depthMultiplier())
        .whole("dilation_w_factor", o.dilationWFactor())
        .whole("dilation_h_factor", o.dilationHFactor())
        .name(
            "fused_activation_function", ActivationFunctionType.names, o.fusedActivationFunction());
  }

  private static void transposeConv(Operator operator, OptionsBuilder options) {
    TransposeConvOptions o =
        (TransposeConvOptions) operator.builtinOptions(new TransposeConvOptions());
    options
        .name("padding", Padding.names, o.padding())
        .whole("stride_w", o.strideW())
        .whole("stride_h", o.strideH())
        .name(
            "fused_activation_function", ActivationFunctionType.names, o.fusedActivationFunction());
  }

  private static void conv3D(Operator operator, OptionsBuilder options) {
    Conv3DOptions o = (Conv3DOptions) operator.builtinOptions(new Conv3DOptions());
    options
        .name("padding", Padding.names, o.padding())
        .whole("stride_d", o.strideD())
        .whole("stride_w", o.strideW())
        .whole("stride_h", o.strideH())
        .whole("dilation_d_factor", o.dilationDFactor())
        .whole("dilation_w_factor", o.dilationWFactor())
        .whole("dilation_h_factor", o.dilationHFactor())
        .name(
            "fused_activation_function", ActivationFunctionType.names, o.fusedActivationFunction());
  }

  private static void pool2D(Operator operator, OptionsBuilder options) {
    Pool2DOptions o = (Pool2DOptions) operator.builtinOptions(new Pool2DOptions());
    options
        .name("padding", Padding.names, o.padding())
        .whole("stride_w", o.strideW())
        .whole("stride_h", o.strideH())
        .whole("filter_width", o.filterWidth())
        .whole("filter_height", o.filterHeight())
        .name(
            "fused_activation_function", ActivationFunctionType.names, o.fusedActivationFunction());
  }

  private static void resizeBilinear(Operator operator, OptionsBuilder options) {
    ResizeBilinearOptions o =
        (ResizeBilinearOptions) operator.builtinOptions(new ResizeBilinearOptions());
    options
        .flag("align_corners", o.alignCorners())
        .flag("half_pixel_centers", o.halfPixelCenters());
  }

  private static void resizeNearestNeighbor(Operator operator, OptionsBuilder options) {
    ResizeNearestNeighborOptions o =
        (ResizeNearestNeighborOptions) operator.builtinOptions(new ResizeNearestNeighborOptions());
    options
        .flag("align_corners", o.alignCorners())
        .flag("half_pixel_centers", o.halfPixelCenters());
  }

  private static void localResponseNormalization(Operator operator, OptionsBuilder options) {
    LocalResponseNormalizationOptions o =
        (LocalResponseNormalizationOptions)
            operator.builtinOptions(new LocalResponseNormalizationOptions());
    options
        .whole("radius", o.radius())
        .real("bias", o.bias())
        .real("alpha", o.alpha())
        .real("beta", o.beta());
  }
}
