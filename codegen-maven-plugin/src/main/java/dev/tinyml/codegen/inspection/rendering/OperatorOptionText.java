package dev.tinyml.codegen.inspection.rendering;

import dev.tinyml.codegen.inspection.description.OperatorDescription;
import dev.tinyml.codegen.inspection.description.TensorDescription;
import dev.tinyml.converter.json.NumberText;
import dev.tinyml.converter.tflite.OptionValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the parameters of an operator in few words; what goes without saying is left out. */
final class OperatorOptionText {
  private static final Set<String> UNSAID =
      Set.of(
          "stride_w",
          "stride_h",
          "filter_width",
          "filter_height",
          "dilation_w_factor",
          "dilation_h_factor",
          "depth_multiplier",
          "fused_activation_function",
          "quantized_bias_type",
          "then_subgraph_index",
          "else_subgraph_index",
          "cond_subgraph_index",
          "body_subgraph_index",
          "init_subgraph_index",
          "in_data_type",
          "new_shape");
  private static final Map<String, String> USUAL =
      Map.of("padding", "valid", "beta", "1.0", "weights_format", "default", "num_columns", "1");

  String of(OperatorDescription operator, List<TensorDescription> tensors) {
    List<String> parts = new ArrayList<>();
    Map<String, OptionValue> options = operator.options();
    kernel(operator, tensors, parts);
    pair(parts, "window", options, "filter_height", "filter_width", "");
    pair(parts, "stride", options, "stride_h", "stride_w", "1x1");
    pair(parts, "dilation", options, "dilation_h_factor", "dilation_w_factor", "1x1");
    if (options.containsKey("fused_activation_function")) {
      String fused = text(options.get("fused_activation_function"));
      parts.add(fused.equals("none") ? "" : "fused " + fused);
    }
    options.forEach(
        (name, value) -> {
          String text = text(value);
          if (!UNSAID.contains(name)
              && !text.equals("false")
              && !text.isEmpty()
              && !text.equals(USUAL.get(name))) {
            parts.add(text.equals("true") ? name : name + " " + text);
          }
        });
    if (!operator.subgraphs().isEmpty()) {
      parts.add("calls subgraph " + join(operator.subgraphs()));
    }
    return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
  }

  private static void kernel(
      OperatorDescription operator, List<TensorDescription> tensors, List<String> parts) {
    boolean convolution =
        Set.of("CONV_2D", "DEPTHWISE_CONV_2D", "TRANSPOSE_CONV").contains(operator.name());
    if (convolution && operator.inputs().size() > 1 && operator.inputs().get(1) >= 0) {
      List<Integer> filter = tensors.get(operator.inputs().get(1)).shape();
      if (filter.size() == 4) {
        parts.add("kernel " + filter.get(1) + "x" + filter.get(2));
      }
    }
  }

  private static void pair(
      List<String> parts,
      String name,
      Map<String, OptionValue> options,
      String height,
      String width,
      String usual) {
    if (options.containsKey(height) && options.containsKey(width)) {
      String size = options.get(height) + "x" + options.get(width);
      parts.add(size.equals(usual) ? "" : name + " " + size);
    }
  }

  private static String text(OptionValue value) {
    if (value instanceof OptionValue.Real real) {
      return Float.isFinite(real.value()) ? NumberText.of(real.value()) : real.toString();
    }
    if (value instanceof OptionValue.Numbers numbers) {
      return join(numbers.values());
    }
    return value.toString().toLowerCase(Locale.ROOT);
  }

  private static String join(List<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }
}
