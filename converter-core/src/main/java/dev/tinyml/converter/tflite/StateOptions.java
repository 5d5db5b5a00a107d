package dev.tinyml.converter.tflite;

import java.util.Map;
import org.tensorflow.lite.schema.ActivationFunctionType;
import org.tensorflow.lite.schema.BidirectionalSequenceLSTMOptions;
import org.tensorflow.lite.schema.BidirectionalSequenceRNNOptions;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.CallOnceOptions;
import org.tensorflow.lite.schema.CallOptions;
import org.tensorflow.lite.schema.HashtableOptions;
import org.tensorflow.lite.schema.IfOptions;
import org.tensorflow.lite.schema.LSTMKernelType;
import org.tensorflow.lite.schema.LSTMOptions;
import org.tensorflow.lite.schema.Operator;
import org.tensorflow.lite.schema.RNNOptions;
import org.tensorflow.lite.schema.SVDFOptions;
import org.tensorflow.lite.schema.SequenceRNNOptions;
import org.tensorflow.lite.schema.TensorType;
import org.tensorflow.lite.schema.UnidirectionalSequenceLSTMOptions;
import org.tensorflow.lite.schema.VarHandleOptions;
import org.tensorflow.lite.schema.WhileOptions;

/** Reads the parameters of operators that keep a state or call other graphs. Stateless. */
final class StateOptions {
  private StateOptions() {}

  static Map<Byte, OptionsReader> readers() {
    return Map.ofEntries(
        Map.entry(BuiltinOptions.LSTMOptions, StateOptions::lstm),
        Map.entry(
            BuiltinOptions.UnidirectionalSequenceLSTMOptions,
            StateOptions::unidirectionalSequenceLSTM),
        Map.entry(
            BuiltinOptions.BidirectionalSequenceLSTMOptions,
            StateOptions::bidirectionalSequenceLSTM),
        Map.entry(BuiltinOptions.RNNOptions, StateOptions::rnn),
        Map.entry(BuiltinOptions.SequenceRNNOptions, StateOptions::sequenceRNN),
        Map.entry(
            BuiltinOptions.BidirectionalSequenceRNNOptions, StateOptions::bidirectionalSequenceRNN),
        Map.entry(BuiltinOptions.SVDFOptions, StateOptions::svdf),
        Map.entry(BuiltinOptions.IfOptions, StateOptions::branch),
        Map.entry(BuiltinOptions.WhileOptions, StateOptions::loop),
        Map.entry(BuiltinOptions.CallOnceOptions, StateOptions::callOnce),
        Map.entry(BuiltinOptions.CallOptions, StateOptions::call),
        Map.entry(BuiltinOptions.VarHandleOptions, StateOptions::varHandle),
        Map.entry(BuiltinOptions.HashtableOptions, StateOptions::hashtable));
  }

  private static void lstm(Operator operator, OptionsBuilder options) {
    LSTMOptions o = (LSTMOptions) operator.builtinOptions(new LSTMOptions());
    options
        .name(
            "fused_activation_function", ActivationFunctionType.names, o.fusedActivationFunction())
        .real("cell_clip", o.cellClip())
        .real("proj_clip", o.projClip())
        .name("kernel_type", LSTMKernelType.names, o.kernelType())
        .flag("asymmetric_quantize_inputs", o.asymmetricQuantizeInputs());
  }

  private static void unidirectionalSequenceLSTM(Operator operator, OptionsBuilder options) {
    UnidirectionalSequenceLSTMOptions o =
        (UnidirectionalSequenceLSTMOptions)
            operator.builtinOptions(new UnidirectionalSequenceLSTMOptions());
    options
        .name(
            "fused_activation_function", ActivationFunctionType.names, o.fusedActivationFunction())
        .real("cell_clip", o.cellClip())
        .real("proj_clip", o.projClip())
        .flag("time_major", o.timeMajor())
        .flag("asymmetric_quantize_inputs", o.asymmetricQuantizeInputs())
        .flag("diagonal_recurrent_tensors", o.diagonalRecurrentTensors());
  }

  private static void bidirectionalSequenceLSTM(Operator operator, OptionsBuilder options) {
    BidirectionalSequenceLSTMOptions o =
        (BidirectionalSequenceLSTMOptions)
            operator.builtinOptions(new BidirectionalSequenceLSTMOptions());
    options
        .name(
            "fused_activation_function", ActivationFunctionType.names, o.fusedActivationFunction())
        .real("cell_clip", o.cellClip())
        .real("proj_clip", o.projClip())
        .flag("merge_outputs", o.mergeOutputs())
        .flag("time_major", o.timeMajor())
        .flag("asymmetric_quantize_inputs", o.asymmetricQuantizeInputs());
  }

  private static void rnn(Operator operator, OptionsBuilder options) {
    RNNOptions o = (RNNOptions) operator.builtinOptions(new RNNOptions());
    options
        .name(
            "fused_activation_function", ActivationFunctionType.names, o.fusedActivationFunction())
        .flag("asymmetric_quantize_inputs", o.asymmetricQuantizeInputs());
  }

  private static void sequenceRNN(Operator operator, OptionsBuilder options) {
    SequenceRNNOptions o = (SequenceRNNOptions) operator.builtinOptions(new SequenceRNNOptions());
    options
        .flag("time_major", o.timeMajor())
        .name(
            "fused_activation_function", ActivationFunctionType.names, o.fusedActivationFunction())
        .flag("asymmetric_quantize_inputs", o.asymmetricQuantizeInputs());
  }

  private static void bidirectionalSequenceRNN(Operator operator, OptionsBuilder options) {
    BidirectionalSequenceRNNOptions o =
        (BidirectionalSequenceRNNOptions)
            operator.builtinOptions(new BidirectionalSequenceRNNOptions());
    options
        .flag("time_major", o.timeMajor())
        .name(
            "fused_activation_function", ActivationFunctionType.names, o.fusedActivationFunction())
        .flag("merge_outputs", o.mergeOutputs())
        .flag("asymmetric_quantize_inputs", o.asymmetricQuantizeInputs());
  }

  private static void svdf(Operator operator, OptionsBuilder options) {
    SVDFOptions o = (SVDFOptions) operator.builtinOptions(new SVDFOptions());
    options
        .whole("rank", o.rank())
        .name(
            "fused_activation_function", ActivationFunctionType.names, o.fusedActivationFunction())
        .flag("asymmetric_quantize_inputs", o.asymmetricQuantizeInputs());
  }

  private static void branch(Operator operator, OptionsBuilder options) {
    IfOptions o = (IfOptions) operator.builtinOptions(new IfOptions());
    options
        .whole("then_subgraph_index", o.thenSubgraphIndex())
        .whole("else_subgraph_index", o.elseSubgraphIndex());
  }

  private static void loop(Operator operator, OptionsBuilder options) {
    WhileOptions o = (WhileOptions) operator.builtinOptions(new WhileOptions());
    options
        .whole("cond_subgraph_index", o.condSubgraphIndex())
        .whole("body_subgraph_index", o.bodySubgraphIndex());
  }

  private static void callOnce(Operator operator, OptionsBuilder options) {
    CallOnceOptions o = (CallOnceOptions) operator.builtinOptions(new CallOnceOptions());
    options.whole("init_subgraph_index", o.initSubgraphIndex());
  }

  private static void call(Operator operator, OptionsBuilder options) {
    CallOptions o = (CallOptions) operator.builtinOptions(new CallOptions());
    options.whole("subgraph", o.subgraph());
  }

  private static void varHandle(Operator operator, OptionsBuilder options) {
    VarHandleOptions o = (VarHandleOptions) operator.builtinOptions(new VarHandleOptions());
    options
        .text("container", o.containerAsByteBuffer(), o::container)
        .text("shared_name", o.sharedNameAsByteBuffer(), o::sharedName);
  }

  private static void hashtable(Operator operator, OptionsBuilder options) {
    HashtableOptions o = (HashtableOptions) operator.builtinOptions(new HashtableOptions());
    options
        .whole("table_id", o.tableId())
        .name("key_dtype", TensorType.names, o.keyDtype())
        .name("value_dtype", TensorType.names, o.valueDtype());
  }
}
