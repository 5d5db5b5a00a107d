package dev.tinyml.converter.graph.recurrent;

import com.google.protobuf.ByteString;
import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.recurrent.UnrolledSequence.Steps;
import dev.tinyml.converter.source.LayerConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Operand;
import org.tensorflow.Signature;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.types.TFloat32;

/**
 * The function of a {@link FusedLstm}: the arguments, results and attributes by which TensorFlow's
 * converter knows an LSTM of Keras 2 (tensorflow/compiler/mlir/lite/utils/lstm_utils.cc), around
 * steps that are written out.
 */
final class FusedLstmFunction {
  private static final List<String> ARGUMENTS =
      List.of("inputs", "init_h", "init_c", "kernel", "recurrent_kernel", "bias");

  private final EmitContext context;
  private final LayerConfig config;
  private final int units;
  private final boolean goBackwards;

  /**
   * @param context of the layer
   * @param config of the layer
   */
  FusedLstmFunction(EmitContext context, LayerConfig config, int units, boolean goBackwards) {
    this.context = context;
    this.config = config;
    this.units = units;
    this.goBackwards = goBackwards;
  }

  /**
   * The function.
   *
   * @param name unique in its graph
   * @param arguments what it will be called with, in the order sequence, two initial states,
   *     kernel, recurrent kernel, bias; only their shapes matter
   */
  FunctionDef write(String name, List<Operand<TFloat32>> arguments) {
    try (ConcreteFunction function = ConcreteFunction.create(ops -> body(ops, name, arguments))) {
      FunctionDef.Builder builder = function.getFunctionDef().toBuilder();
      builder.getSignatureBuilder().setName(name);
      builder.putAttr("api_implements", text("lstm_" + name));
      builder.putAttr("time_major", flag(false));
      builder.putAttr("go_backwards", flag(goBackwards));
      builder.putAttr("_input_shapes", shapes(arguments));
      return builder.build();
    }
  }

  private Signature body(Ops ops, String name, List<Operand<TFloat32>> arguments) {
    EmitContext inside = context.writingTo(ops);
    Signature.Builder signature = Signature.builder().key(name);
    List<Operand<TFloat32>> given = new ArrayList<>();
    for (int i = 0; i < ARGUMENTS.size(); i++) {
      Placeholder<TFloat32> argument =
          ops.withName(ARGUMENTS.get(i))
              .placeholder(TFloat32.class, Placeholder.shape(arguments.get(i).asOutput().shape()));
      signature.input(ARGUMENTS.get(i), argument);
      given.add(argument);
    }
    LstmCell cell =
        new LstmCell(config, units, given.get(3), given.get(4), Optional.of(given.get(5)));
    Steps steps =
        new UnrolledSequence(cell, goBackwards)
            .run(inside, new RecurrentInputs(given.get(0), given.subList(1, 3)));
    return signature
        .output("last_output", ops.identity(steps.last()))
        .output("outputs", steps.stacked(inside))
        .output("h", ops.identity(steps.states().get(0)))
        .output("c", ops.identity(steps.states().get(1)))
        .output("runtime", ops.constant(0f))
        .build();
  }

  private static AttrValue text(String value) {
    return AttrValue.newBuilder().setS(ByteString.copyFromUtf8(value)).build();
  }

  private static AttrValue flag(boolean value) {
    return AttrValue.newBuilder().setB(value).build();
  }

  private static AttrValue shapes(List<Operand<TFloat32>> tensors) {
    AttrValue.ListValue.Builder list = AttrValue.ListValue.newBuilder();
    for (Operand<TFloat32> tensor : tensors) {
      TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
      for (long size : tensor.asOutput().shape().asArray()) {
        shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
      }
      list.addShape(shape);
    }
    return AttrValue.newBuilder().setList(list).build();
  }
}
