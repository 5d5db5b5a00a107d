package dev.tinyml.converter.tflite;

import dev.tinyml.converter.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.Operator;
import org.tensorflow.lite.schema.OperatorCode;
import org.tensorflow.lite.schema.SubGraph;

/** Reads the operators of subgraphs. One per file. */
final class OperatorReader {
  private static final int MAX_OPERANDS = 4096;

  private final String fileName;
  private final Model model;
  private final ReadBudget budget;
  private final Problems problems;
  private final OptionsReaders options;

  OperatorReader(String fileName, Model model, ReadBudget budget, Problems problems) {
    this.fileName = fileName;
    this.model = model;
    this.budget = budget;
    this.problems = problems;
    options = new OptionsReaders(budget);
  }

  /**
   * Reads all operators and adds a problem for each index that leads nowhere.
   *
   * @param where what to call the subgraph in front of an operator, empty for the main graph
   */
  List<TfliteOperator> read(String where, SubGraph graph, int tensorCount) {
    List<TfliteOperator> operators = new ArrayList<>();
    for (int i = 0; i < graph.operatorsLength(); i++) {
      budget.table();
      Operator operator = graph.operators(i);
      long code = operator.opcodeIndex();
      String name = where + "operator " + i;
      if (code < 0 || code >= model.operatorCodesLength()) {
        problem(name + " has no entry for code " + code);
        continue;
      }
      operators.add(read(name, operator, model.operatorCodes((int) code), tensorCount));
    }
    return operators;
  }

  private TfliteOperator read(String where, Operator operator, OperatorCode code, int tensorCount) {
    budget.take(
        Integer.BYTES
            * ((long) operator.inputsLength()
                + operator.outputsLength()
                + operator.intermediatesLength()));
    if (OperatorNames.isCustom(code) && code.customCode() != null) {
      budget.take(code.customCodeAsByteBuffer().remaining());
    }
    OperatorOptions parameters = options.read(operator);
    TfliteOperator read =
        new TfliteOperator(
            OperatorNames.name(code),
            OperatorNames.isCustom(code),
            code.version(),
            TfliteReader.indices(operator.inputsLength(), operator::inputs, MAX_OPERANDS),
            TfliteReader.indices(operator.outputsLength(), operator::outputs, MAX_OPERANDS),
            TfliteReader.indices(
                operator.intermediatesLength(), operator::intermediates, MAX_OPERANDS),
            parameters,
            OptionsReaders.calledSubgraphs(operator, parameters));
    require(read.inputs(), -1, tensorCount, where + " reads tensor ");
    require(read.outputs(), 0, tensorCount, where + " writes tensor ");
    require(read.intermediates(), -1, tensorCount, where + " has as intermediate tensor ");
    require(read.subgraphs(), 0, model.subgraphsLength(), where + " calls subgraph ");
    return read;
  }

  private void require(List<Integer> indices, int lowest, int count, String what) {
    for (int index : indices) {
      if (index < lowest || index >= count) {
        problem(what + index + " of " + count);
      }
    }
  }

  private void problem(String found) {
    problems.add(TfliteReader.damaged(fileName, found));
  }
}
