package dev.tinyml.converter.savedmodel;

/**
 * A reference to a tensor as nodes write it: {@code node} or {@code node:1} in a graph, {@code
 * argument} or {@code node:name:1} in a function, {@code ^node} for an order without data.
 *
 * @param node the producing node or argument
 * @param port what follows the first colon; may be empty
 * @param control whether it only orders
 */
record TensorName(String node, String port, boolean control) {

  static TensorName of(String text) {
    if (text.startsWith("^")) {
      return new TensorName(text.substring(1), "", true);
    }
    int colon = text.indexOf(':');
    return colon < 0
        ? new TensorName(text, "", false)
        : new TensorName(text.substring(0, colon), text.substring(colon + 1), false);
  }

  /** The last number of the port; 0 when there is none, -1 when it isn't one. */
  int index() {
    String digits = port.substring(port.lastIndexOf(':') + 1);
    if (digits.isEmpty()) {
      return 0;
    }
    return digits.matches("[0-9]{1,6}") ? Integer.parseInt(digits) : -1;
  }
}
