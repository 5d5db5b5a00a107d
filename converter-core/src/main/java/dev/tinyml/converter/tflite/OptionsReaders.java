package dev.tinyml.converter.tflite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.Operator;

/** Reads the parameters of any builtin operator. One per file. */
final class OptionsReaders {
  private final Map<Byte, OptionsReader> readers = new HashMap<>();
  private final ReadBudget budget;

  OptionsReaders(ReadBudget budget) {
    this.budget = budget;
    readers.putAll(WindowOptions.readers());
    readers.putAll(ArithmeticOptions.readers());
    readers.putAll(LayoutOptions.readers());
    readers.putAll(StateOptions.readers());
  }

  /** The parameters; empty for operators that have none. */
  OperatorOptions read(Operator operator) {
    OptionsReader reader = readers.get(operator.builtinOptionsType());
    if (reader == null) {
      return OperatorOptions.NONE;
    }
    OptionsBuilder options = new OptionsBuilder(budget);
    reader.read(operator, options);
    return options.build();
  }

  /** The graphs that an operator calls, in the schema's order. */
  static List<Integer> calledSubgraphs(Operator operator, OperatorOptions options) {
    List<String> names =
        switch (operator.builtinOptionsType()) {
          case BuiltinOptions.IfOptions -> List.of("then_subgraph_index", "else_subgraph_index");
          case BuiltinOptions.WhileOptions -> List.of("cond_subgraph_index", "body_subgraph_index");
          case BuiltinOptions.CallOnceOptions -> List.of("init_subgraph_index");
          case BuiltinOptions.CallOptions -> List.of("subgraph");
          default -> List.<String>of();
        };
    return names.stream()
        .map(name -> options.whole(name).orElseThrow())
        .map(index -> (int) Math.max(-1, Math.min(Integer.MAX_VALUE, index)))
        .toList();
  }
}
