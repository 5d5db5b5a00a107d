package dev.tinyml.converter.graph.emit;

import dev.tinyml.converter.source.CallArgument;
import dev.tinyml.converter.source.CallArgument.ListArgument;
import dev.tinyml.converter.source.CallArgument.TensorArgument;
import dev.tinyml.converter.source.CallArguments;
import dev.tinyml.converter.source.TensorRef;
import dev.tinyml.converter.tensor.FloatTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What a layer is applied to: arguments whose tensors are in the graph already. Most layers ask for
 * {@link #single} or {@link #all}, which refuse a call with anything but tensors. Immutable.
 */
public final class LayerInputs {
  private final EmitContext context;
  private final CallArguments arguments;
  private final Function<TensorRef, Operand<TFloat32>> tensors;
  private final Set<String> readers;

  /**
   * @param context of the layer, for problems
   * @param arguments the call
   * @param tensors finds the tensor of a reference
   * @param readers types of the layers that read the result of this call
   */
  LayerInputs(
      EmitContext context,
      CallArguments arguments,
      Function<TensorRef, Operand<TFloat32>> tensors,
      Set<String> readers) {
    this.context = context;
    this.arguments = arguments;
    this.tensors = tensors;
    this.readers = Set.copyOf(readers);
  }

  /** A call with these tensors one after the other. */
  static LayerInputs of(EmitContext context, List<Operand<TFloat32>> operands) {
    List<TensorRef> refs =
        IntStream.range(0, operands.size()).mapToObj(i -> new TensorRef("", 0, i)).toList();
    return new LayerInputs(
        context, CallArguments.ofTensors(refs), ref -> operands.get(ref.tensor()), Set.of());
  }

  /**
   * Types of the layers that read the result of this call in the same model, as in {@link
   * dev.tinyml.converter.source.Layer#type}; none for a part of another layer.
   */
  public Set<String> readers() {
    return readers;
  }

  /** The tensors of a layer that takes nothing else, in order; at least one. */
  public List<Operand<TFloat32>> all() {
    if (!arguments.onlyTensors()) {
      throw context.unsupported(
          "a call with arguments that are no tensors" + named(arguments.keywords()),
          "a call with tensors only");
    }
    List<Operand<TFloat32>> found = new ArrayList<>();
    arguments.tensors().forEach(ref -> found.add(tensors.apply(ref)));
    if (found.isEmpty()) {
      throw context.broken("a call without tensors", "at least one tensor");
    }
    return found;
  }

  /** The only tensor of a layer that takes one. */
  public Operand<TFloat32> single() {
    List<Operand<TFloat32>> found = all();
    if (found.size() != 1) {
      throw context.broken(found.size() + " inputs", "one input");
    }
    return found.get(0);
  }

  /** The call as it stands in the model, for layers that take more than tensors. */
  public CallArguments arguments() {
    return arguments;
  }

  /** The tensor of an argument. */
  public Operand<TFloat32> tensor(TensorArgument argument) {
    return tensors.apply(argument.ref());
  }

  /** The tensors of an argument that may be a list, and hold lists, of nothing else. */
  public List<Operand<TFloat32>> flat(CallArgument argument) {
    if (argument instanceof TensorArgument tensor) {
      return List.of(tensor(tensor));
    }
    if (argument instanceof ListArgument list) {
      return list.elements().stream().flatMap(element -> flat(element).stream()).toList();
    }
    throw context.unsupported("an argument that is no tensor", "tensors only");
  }

  /**
   * An argument that must be a tensor when it is there.
   *
   * @param position from 0; negative for an argument that only has a name
   * @param name in the signature of the layer's call method
   */
  public Optional<Operand<TFloat32>> tensor(int position, String name) {
    Optional<CallArgument> argument = arguments.find(position, name);
    if (argument.isPresent() && !(argument.get() instanceof TensorArgument)) {
      throw context.unsupported("an argument " + name + " that is no tensor", "a tensor");
    }
    return argument.map(found -> tensor((TensorArgument) found));
  }

  /**
   * An argument that must be there: a tensor of the model, or numbers, which become a constant.
   *
   * @param position from 0
   * @param name in the signature of the operation
   */
  public Operand<TFloat32> operand(int position, String name) {
    return operand(name, require(position, name));
  }

  /** A list of tensors or constants that must be there and not be empty. */
  public List<Operand<TFloat32>> operands(int position, String name) {
    if (!(require(position, name) instanceof ListArgument list) || list.elements().isEmpty()) {
      throw context.broken("an argument " + name + " that is no list", "a list of tensors");
    }
    return list.elements().stream().map(element -> operand(name, element)).toList();
  }

  /** The numbers of an argument that must be there and be no tensor. */
  public FloatTensor constant(int position, String name) {
    CallArgument argument = require(position, name);
    if (argument.tensors().findAny().isPresent()) {
      throw context.unsupported(
          "an argument " + name + " that is computed", "numbers that are known when converting");
    }
    return CallConstant.read(context, name, argument);
  }

  /** Whether an argument is numbers and no tensor. */
  public boolean isConstant(int position, String name) {
    return arguments
        .find(position, name)
        .filter(argument -> argument.tensors().findAny().isEmpty())
        .isPresent();
  }

  private Operand<TFloat32> operand(String name, CallArgument argument) {
    return argument instanceof TensorArgument tensor
        ? tensor(tensor)
        : context.constant(CallConstant.read(context, name, argument));
  }

  private CallArgument require(int position, String name) {
    return arguments
        .find(position, name)
        .orElseThrow(() -> context.broken("no argument " + name, "a tensor or a number"));
  }

  private static String named(Map<String, CallArgument> keywords) {
    return keywords.isEmpty() ? "" : ": " + String.join(", ", keywords.keySet());
  }
}
