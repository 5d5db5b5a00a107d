package dev.tinyml.converter.tflite;

import dev.tinyml.converter.problem.Problems;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Checks how subgraphs call each other: with as many values as the callee takes and gives, and
 * never in a circle, which the interpreter would follow without end. Immutable.
 */
final class SubgraphCalls {
  private final String fileName;

  SubgraphCalls(String fileName) {
    this.fileName = fileName;
  }

  /**
   * Adds a problem for each call that can't be right.
   *
   * @param model whose indices are valid
   */
  void check(TfliteModel model, Problems problems) {
    List<List<Integer>> calls = new ArrayList<>();
    for (int graph = 0; graph < model.subgraphs().size(); graph++) {
      List<Integer> called = new ArrayList<>();
      for (TfliteOperator operator : model.subgraphs().get(graph).operators()) {
        called.addAll(operator.subgraphs());
        checkOperands(model, graph, operator, problems);
      }
      calls.add(called);
    }
    List<Integer> circle = inCircles(calls);
    if (!circle.isEmpty()) {
      problems.add(TfliteReader.damaged(fileName, "a circle of calls among subgraphs " + circle));
    }
  }

  private void checkOperands(
      TfliteModel model, int graph, TfliteOperator operator, Problems problems) {
    List<TfliteSubgraph> called =
        operator.subgraphs().stream().map(model.subgraphs()::get).toList();
    int in = operator.inputs().size();
    int out = operator.outputs().size();
    boolean fits =
        switch (operator.name()) {
          case "IF" -> called.stream().allMatch(c -> takesAndGives(c, in - 1, out));
          case "WHILE" ->
              called.size() == 2
                  && takesAndGives(called.get(0), in, 1)
                  && takesAndGives(called.get(1), in, in)
                  && in == out;
          case "CALL_ONCE" -> called.stream().allMatch(c -> takesAndGives(c, 0, 0));
          default -> true;
        };
    if (!fits) {
      problems.add(
          TfliteReader.damaged(
              fileName,
              operator.name()
                  + " in subgraph "
                  + graph
                  + " with "
                  + in
                  + " inputs and "
                  + out
                  + " outputs, which do not fit the subgraphs that it calls"));
    }
  }

  private static boolean takesAndGives(TfliteSubgraph graph, int inputs, int outputs) {
    return graph.inputs().size() == inputs && graph.outputs().size() == outputs;
  }

  /**
   * Those that are left when graphs that call none of those left are taken away again and again.
   */
  private static List<Integer> inCircles(List<List<Integer>> calls) {
    int[] open = new int[calls.size()];
    List<List<Integer>> callers = new ArrayList<>();
    calls.forEach(called -> callers.add(new ArrayList<>()));
    Deque<Integer> free = new ArrayDeque<>();
    for (int graph = 0; graph < open.length; graph++) {
      open[graph] = calls.get(graph).size();
      for (int called : calls.get(graph)) {
        callers.get(called).add(graph);
      }
      if (open[graph] == 0) {
        free.add(graph);
      }
    }
    while (!free.isEmpty()) {
      for (int caller : callers.get(free.remove())) {
        open[caller]--;
        if (open[caller] == 0) {
          free.add(caller);
        }
      }
    }
    return IntStream.range(0, open.length).filter(graph -> open[graph] > 0).boxed().toList();
  }
}
