package dev.tinyml.converter.source;

import dev.tinyml.converter.source.CallArgument.ConstantArgument;
import dev.tinyml.converter.source.CallArgument.SliceArgument;
import dev.tinyml.converter.source.CallArgument.TensorArgument;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The arguments of one application of a layer, as in a call in Python.
 *
 * @param positional in order
 * @param keywords by name, in the order of the file; what says the same as its absence (null,
 *     {@code training}) is left out
 */
public record CallArguments(List<CallArgument> positional, Map<String, CallArgument> keywords) {

  /** Copies list and map; the map keeps its order. */
  public CallArguments {
    positional = List.copyOf(positional);
    keywords = Collections.unmodifiableMap(new LinkedHashMap<>(keywords));
  }

  /** A call with these tensors one after the other. */
  public static CallArguments ofTensors(Collection<TensorRef> tensors) {
    return new CallArguments(
        tensors.stream().map(ref -> (CallArgument) new TensorArgument(ref)).toList(), Map.of());
  }

  /** The tensors, in the order of positional arguments and then of keywords. */
  public List<TensorRef> tensors() {
    return all().flatMap(CallArgument::tensors).toList();
  }

  /** An argument that may be given by position or by name. */
  public Optional<CallArgument> find(int position, String name) {
    return position >= 0 && position < positional.size()
        ? Optional.of(positional.get(position))
        : Optional.ofNullable(keywords.get(name));
  }

  /** Whether there is nothing but tensors and lists of tensors. */
  public boolean onlyTensors() {
    return all().allMatch(CallArguments::onlyTensors);
  }

  private Stream<CallArgument> all() {
    return Stream.concat(positional.stream(), keywords.values().stream());
  }

  private static boolean onlyTensors(CallArgument argument) {
    if (argument instanceof CallArgument.ListArgument list) {
      return list.elements().stream().allMatch(CallArguments::onlyTensors);
    }
    return !(argument instanceof ConstantArgument || argument instanceof SliceArgument);
  }
}
