package dev.tinyml.converter.tflite;

import dev.tinyml.converter.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.lite.schema.AddOptions;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.Conv2DOptions;
import org.tensorflow.lite.schema.DepthwiseConv2DOptions;
import org.tensorflow.lite.schema.FullyConnectedOptions;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.MulOptions;
import org.tensorflow.lite.schema.Operator;
import org.tensorflow.lite.schema.OperatorCode;
import org.tensorflow.lite.schema.Pool2DOptions;
import org.tensorflow.lite.schema.SubGraph;
import org.tensorflow.lite.schema.SubOptions;

/** Reads the operators of a subgraph. One per file. */
final class OperatorReader {
  private static final int MAX_OPERANDS = 4096;

  private final String fileName;
  private final Model model;
  private final int tensorCount;
  private final ReadBudget budget;
  private final Problems problems;

  OperatorReader(
      String fileName, Model model, int tensorCount, ReadBudget budget, Problems problems) {
    this.fileName = fileName;
    this.model = model;
    this.tensorCount = tensorCount;
    this.budget = budget;
    this.problems = problems;
  }

  List<TfliteOperator> read(SubGraph graph) {
    List<TfliteOperator> operators = new ArrayList<>();
    for (int i = 0; i < graph.operatorsLength(); i++) {
      budget.table();
      Operator operator = graph.operators(i);
      long code = operator.opcodeIndex();
      if (code < 0 || code >= model.operatorCodesLength()) {
        problems.add(
            TfliteReader.damaged(fileName, "operator " + i + " has no entry for code " + code));
        continue;
      }
      operators.add(read(i, operator, model.operatorCodes((int) code)));
    }
    return operators;
  }

  private TfliteOperator read(int position, Operator operator, OperatorCode code) {
    budget.take(Integer.BYTES * ((long) operator.inputsLength() + operator.outputsLength()));
    if (OperatorNames.isCustom(code) && code.customCode() != null) {
      budget.take(code.customCodeAsByteBuffer().remaining());
    }
    List<Integer> inputs =
        TfliteReader.indices(operator.inputsLength(), operator::inputs, MAX_OPERANDS);
    List<Integer> outputs =
        TfliteReader.indices(operator.outputsLength(), operator::outputs, MAX_OPERANDS);
    for (int input : inputs) {
      require(input >= -1 && input < tensorCount, position, "reads", input);
    }
    for (int output : outputs) {
      require(output >= 0 && output < tensorCount, position, "writes", output);
    }
    return new TfliteOperator(
        OperatorNames.name(code),
        OperatorNames.isCustom(code),
        code.version(),
        inputs,
        outputs,
        activation(operator));
  }

  private void require(boolean valid, int position, String verb, int tensor) {
    if (!valid) {
      problems.add(
          TfliteReader.damaged(
              fileName,
              "operator " + position + " " + verb + " tensor " + tensor + " of " + tensorCount));
    }
  }

  private static FusedActivation activation(Operator operator) {
    int function =
        switch (operator.builtinOptionsType()) {
          case BuiltinOptions.FullyConnectedOptions ->
              ((FullyConnectedOptions) operator.builtinOptions(new FullyConnectedOptions()))
                  .fusedActivationFunction();
          case BuiltinOptions.Conv2DOptions ->
              ((Conv2DOptions) operator.builtinOptions(new Conv2DOptions()))
                  .fusedActivationFunction();
          case BuiltinOptions.DepthwiseConv2DOptions ->
              ((DepthwiseConv2DOptions) operator.builtinOptions(new DepthwiseConv2DOptions()))
                  .fusedActivationFunction();
          case BuiltinOptions.Pool2DOptions ->
              ((Pool2DOptions) operator.builtinOptions(new Pool2DOptions()))
                  .fusedActivationFunction();
          case BuiltinOptions.AddOptions ->
              ((AddOptions) operator.builtinOptions(new AddOptions())).fusedActivationFunction();
          case BuiltinOptions.SubOptions ->
              ((SubOptions) operator.builtinOptions(new SubOptions())).fusedActivationFunction();
          case BuiltinOptions.MulOptions ->
              ((MulOptions) operator.builtinOptions(new MulOptions())).fusedActivationFunction();
          default -> 0;
        };
    FusedActivation[] known = FusedActivation.values();
    if (function < 0 || function >= known.length) {
      throw new IndexOutOfBoundsException(function);
    }
    return known[function];
  }
}
