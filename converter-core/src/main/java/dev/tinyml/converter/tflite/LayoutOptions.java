package dev.tinyml.converter.tflite;

import java.util.Map;
import org.tensorflow.lite.schema.ActivationFunctionType;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.ConcatenationOptions;
import org.tensorflow.lite.schema.DepthToSpaceOptions;
import org.tensorflow.lite.schema.GatherOptions;
import org.tensorflow.lite.schema.MirrorPadMode;
import org.tensorflow.lite.schema.MirrorPadOptions;
import org.tensorflow.lite.schema.OneHotOptions;
import org.tensorflow.lite.schema.Operator;
import org.tensorflow.lite.schema.PackOptions;
import org.tensorflow.lite.schema.ReshapeOptions;
import org.tensorflow.lite.schema.ReverseSequenceOptions;
import org.tensorflow.lite.schema.ShapeOptions;
import org.tensorflow.lite.schema.SpaceToDepthOptions;
import org.tensorflow.lite.schema.SplitOptions;
import org.tensorflow.lite.schema.SplitVOptions;
import org.tensorflow.lite.schema.SqueezeOptions;
import org.tensorflow.lite.schema.StridedSliceOptions;
import org.tensorflow.lite.schema.TensorType;
import org.tensorflow.lite.schema.UniqueOptions;
import org.tensorflow.lite.schema.UnpackOptions;

/** Reads the parameters of operators that only move values. Stateless. */
final class LayoutOptions {
  private LayoutOptions() {}

  static Map<Byte, OptionsReader> readers() {
    return Map.ofEntries(
        Map.entry(BuiltinOptions.ReshapeOptions, LayoutOptions::reshape),
        Map.entry(BuiltinOptions.SqueezeOptions, LayoutOptions::squeeze),
        Map.entry(BuiltinOptions.ConcatenationOptions, LayoutOptions::concatenation),
        Map.entry(BuiltinOptions.PackOptions, LayoutOptions::pack),
        Map.entry(BuiltinOptions.UnpackOptions, LayoutOptions::unpack),
        Map.entry(BuiltinOptions.SplitOptions, LayoutOptions::split),
        Map.entry(BuiltinOptions.SplitVOptions, LayoutOptions::splitV),
        Map.entry(BuiltinOptions.GatherOptions, LayoutOptions::gather),
        Map.entry(BuiltinOptions.OneHotOptions, LayoutOptions::oneHot),
        Map.entry(BuiltinOptions.ShapeOptions, LayoutOptions::shape),
        Map.entry(BuiltinOptions.UniqueOptions, LayoutOptions::unique),
        Map.entry(BuiltinOptions.StridedSliceOptions, LayoutOptions::stridedSlice),
        Map.entry(BuiltinOptions.MirrorPadOptions, LayoutOptions::mirrorPad),
        Map.entry(BuiltinOptions.SpaceToDepthOptions, LayoutOptions::spaceToDepth),
        Map.entry(BuiltinOptions.DepthToSpaceOptions, LayoutOptions::depthToSpace),
        Map.entry(BuiltinOptions.ReverseSequenceOptions, LayoutOptions::reverseSequence));
  }

  private static void reshape(Operator operator, OptionsBuilder options) {
    ReshapeOptions o = (ReshapeOptions) operator.builtinOptions(new ReshapeOptions());
    options.numbers("new_shape", o.newShapeLength(), o::newShape);
  }

  private static void squeeze(Operator operator, OptionsBuilder options) {
    SqueezeOptions o = (SqueezeOptions) operator.builtinOptions(new SqueezeOptions());
    options.numbers("squeeze_dims", o.squeezeDimsLength(), o::squeezeDims);
  }

  private static void concatenation(Operator operator, OptionsBuilder options) {
    ConcatenationOptions o =
        (ConcatenationOptions) operator.builtinOptions(new ConcatenationOptions());
    options
        .whole("axis", o.axis())
        .name(
            "fused_activation_function", ActivationFunctionType.names, o.fusedActivationFunction());
  }

  private static void pack(Operator operator, OptionsBuilder options) {
    PackOptions o = (PackOptions) operator.builtinOptions(new PackOptions());
    options.whole("values_count", o.valuesCount()).whole("axis", o.axis());
  }

  private static void unpack(Operator operator, OptionsBuilder options) {
    UnpackOptions o = (UnpackOptions) operator.builtinOptions(new UnpackOptions());
    options.whole("num", o.num()).whole("axis", o.axis());
  }

  private static void split(Operator operator, OptionsBuilder options) {
    SplitOptions o = (SplitOptions) operator.builtinOptions(new SplitOptions());
    options.whole("num_splits", o.numSplits());
  }

  private static void splitV(Operator operator, OptionsBuilder options) {
    SplitVOptions o = (SplitVOptions) operator.builtinOptions(new SplitVOptions());
    options.whole("num_splits", o.numSplits());
  }

  private static void gather(Operator operator, OptionsBuilder options) {
    GatherOptions o = (GatherOptions) operator.builtinOptions(new GatherOptions());
    options.whole("axis", o.axis()).whole("batch_dims", o.batchDims());
  }

  private static void oneHot(Operator operator, OptionsBuilder options) {
    OneHotOptions o = (OneHotOptions) operator.builtinOptions(new OneHotOptions());
    options.whole("axis", o.axis());
  }

  private static void shape(Operator operator, OptionsBuilder options) {
    ShapeOptions o = (ShapeOptions) operator.builtinOptions(new ShapeOptions());
    options.name("out_type", TensorType.names, o.outType());
  }

  private static void unique(Operator operator, OptionsBuilder options) {
    UniqueOptions o = (UniqueOptions) operator.builtinOptions(new UniqueOptions());
    options.name("idx_out_type", TensorType.names, o.idxOutType());
  }

  private static void stridedSlice(Operator operator, OptionsBuilder options) {
    StridedSliceOptions o =
        (StridedSliceOptions) operator.builtinOptions(new StridedSliceOptions());
    options
        .whole("begin_mask", o.beginMask())
        .whole("end_mask", o.endMask())
        .whole("ellipsis_mask", o.ellipsisMask())
        .whole("new_axis_mask", o.newAxisMask())
        .whole("shrink_axis_mask", o.shrinkAxisMask())
        .flag("offset", o.offset());
  }

  private static void mirrorPad(Operator operator, OptionsBuilder options) {
    MirrorPadOptions o = (MirrorPadOptions) operator.builtinOptions(new MirrorPadOptions());
    options.name("mode", MirrorPadMode.names, o.mode());
  }

  private static void spaceToDepth(Operator operator, OptionsBuilder options) {
    SpaceToDepthOptions o =
        (SpaceToDepthOptions) operator.builtinOptions(new SpaceToDepthOptions());
    options.whole("block_size", o.blockSize());
  }

  private static void depthToSpace(Operator operator, OptionsBuilder options) {
    DepthToSpaceOptions o =
        (DepthToSpaceOptions) operator.builtinOptions(new DepthToSpaceOptions());
    options.whole("block_size", o.blockSize());
  }

  private static void reverseSequence(Operator operator, OptionsBuilder options) {
    ReverseSequenceOptions o =
        (ReverseSequenceOptions) operator.builtinOptions(new ReverseSequenceOptions());
    options.whole("seq_dim", o.seqDim()).whole("batch_dim", o.batchDim());
  }
}
