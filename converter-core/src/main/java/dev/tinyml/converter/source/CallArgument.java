package dev.tinyml.converter.source;

import dev.tinyml.converter.json.JsonValue;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What a layer or operation is called with. */
public sealed interface CallArgument {

  /** The tensors in it, in order. */
  Stream<TensorRef> tensors();

  /** A tensor. */
  record TensorArgument(TensorRef ref) implements CallArgument {

    /** Checks for null. */
    public TensorArgument {
      Objects.requireNonNull(ref, "ref");
    }

    @Override
    public Stream<TensorRef> tensors() {
      return Stream.of(ref);
    }
  }

  /** A list or tuple. */
  record ListArgument(List<CallArgument> elements) implements CallArgument {

    /** Copies the list. */
    public ListArgument {
      elements = List.copyOf(elements);
    }

    @Override
    public Stream<TensorRef> tensors() {
      return elements.stream().flatMap(CallArgument::tensors);
    }
  }

  /** A constant: a number, a truth value, a text or null. */
  record ConstantArgument(JsonValue value) implements CallArgument {

    /** Checks for null. */
    public ConstantArgument {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public Stream<TensorRef> tensors() {
      return Stream.empty();
    }
  }

  /**
   * A slice {@code start:stop:step} in Python's meaning: negative numbers count from the end.
   *
   * @param start first index; empty for the beginning
   * @param stop index behind the last; empty for the end
   * @param step distance; empty for 1
   */
  record SliceArgument(Optional<Integer> start, Optional<Integer> stop, Optional<Integer> step)
      implements CallArgument {

    /** Checks for null. */
    public SliceArgument {
      Objects.requireNonNull(start, "start");
      Objects.requireNonNull(stop, "stop");
      Objects.requireNonNull(step, "step");
    }

    @Override
    public Stream<TensorRef> tensors() {
      return Stream.empty();
    }
  }
}
