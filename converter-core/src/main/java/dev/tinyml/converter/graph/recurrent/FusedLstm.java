package dev.tinyml.converter.graph.recurrent;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import java.util.Collections;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.op.Ops;
import org.tensorflow.op.Scope;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.FunctionDefLibrary;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NameAttrList;
import org.tensorflow.types.TFloat32;

/**
 * Writes an LSTM as the call of a function that TensorFlow's converter replaces by the operator
 * UNIDIRECTIONAL_SEQUENCE_LSTM, as it does for Keras 2. The function computes the layer all the
 * same, so that the graph can run. Stateless.
 */
final class FusedLstm {
  private static final int RESULTS = 5;

  private FusedLstm() {}

  /**
   * Whether the operator computes what the layer asks for: it has fixed activations and a bias,
   * begins with zeros and gives no cell state.
   */
  static boolean applies(Layer layer, RecurrentOptions options, RecurrentInputs inputs) {
    LayerConfig config = layer.config();
    return layer.type().equals("LSTM")
        && named(config, "activation", "tanh")
        && named(config, "recurrent_activation", "sigmoid")
        && config.bool("use_bias", true)
        && !options.unroll()
        && !options.returnState()
        && inputs.states().isEmpty();
  }

  private static boolean named(LayerConfig config, String key, String function) {
    return !config.isObject(key) && config.string(key, "linear").equals(function);
  }

  /**
   * Adds the call to the graph.
   *
   * @param inputs a sequence 1×steps×features
   * @return the last output, 1×units, or all outputs, 1×steps×units
   */
  static Operand<TFloat32> run(
      EmitContext context, Layer layer, RecurrentOptions options, RecurrentInputs inputs) {
    Shape sequence = context.shape(inputs.sequence());
    int steps = sequence.dimension(1);
    context.spendOperators((long) steps * LstmCell.OPERATORS);
    CellWeights weights =
        CellWeights.read(context, layer, sequence.dimension(2), LstmCell.GATES, 1);
    int units = CellWeights.units(context, layer);
    Operand<TFloat32> zeros = context.constant(zeros(units));
    List<Operand<TFloat32>> arguments =
        List.of(
            inputs.sequence(),
            zeros,
            zeros,
            context.constant(weights.kernel()),
            context.constant(weights.recurrentKernel()),
            context.constant(weights.bias().orElseThrow()));
    Graph graph = (Graph) context.ops().scope().env();
    FunctionDef function =
        new FusedLstmFunction(context, layer.config(), units, options.goBackwards())
            .write("fused_lstm_" + graph.getFunctions().size(), arguments);
    graph.importGraphDef(
        GraphDef.newBuilder()
            .setLibrary(FunctionDefLibrary.newBuilder().addFunction(function))
            .build());
    Operation call = call(context.ops(), function.getSignature().getName(), arguments);
    // The call's results have no static shape.
    return options.returnSequences()
        ? context.reshape(call.output(1), Shape.of(1, steps, units))
        : context.reshape(call.output(0), Shape.of(1, units));
  }

  private static FloatTensor zeros(int units) {
    return new FloatTensor(Shape.of(1, units), new float[units]);
  }

  private static Operation call(Ops ops, String function, List<Operand<TFloat32>> arguments) {
    Scope scope = ops.scope();
    return scope
        .env()
        .opBuilder("PartitionedCall", scope.makeOpName("lstm"), scope)
        .addInputList(
            arguments.stream().map(Operand::asOutput).toArray(org.tensorflow.Output[]::new))
        .setAttr("Tin", floats(arguments.size()))
        .setAttr("Tout", floats(RESULTS))
        .setAttr(
            "f",
            AttrValue.newBuilder().setFunc(NameAttrList.newBuilder().setName(function)).build())
        .build();
  }

  private static DataType[] floats(int count) {
    return Collections.nCopies(count, DataType.DT_FLOAT).toArray(DataType[]::new);
  }
}
