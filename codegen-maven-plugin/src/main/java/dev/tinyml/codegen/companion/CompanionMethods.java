package dev.tinyml.codegen.companion;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.tinyml.codegen.spec.ModelSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The methods of the companion class, and the record that one of them returns. Stateless. */
final class CompanionMethods {
  private static final ClassName CLASSIFICATION = ClassName.get("", "Classification");
  private static final String MAY_CHANGE = "in an array that the caller may change";

  private CompanionMethods() {}

  static List<MethodSpec> of(ModelSpec model) {
    List<MethodSpec> methods = new ArrayList<>();
    methods.add(copyOf("mean", "Means of the training data", "MEAN"));
    methods.add(
        copyOf(
            "standardDeviation", "Standard deviations of the training data", "STANDARD_DEVIATION"));
    methods.add(model.input().isQuantized() ? quantize(model) : normalize(model));
    if (model.output().isQuantized()) {
      methods.add(dequantize(model));
    }
    if (!model.labels().isEmpty()) {
      methods.add(model.scoresSecondClass() ? classifyByHalf(model) : classifyByLargest(model));
    }
    methods.add(checkLength());
    return methods;
  }

  private static MethodSpec copyOf(String name, String what, String field) {
    return MethodSpec.methodBuilder(name)
        .addJavadoc(
            "$L.\n\n@return values $L;\n    shorter than the input, they repeat", what, MAY_CHANGE)
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(float[].class)
        .addStatement("return $N.clone()", field)
        .build();
  }

  private static MethodSpec normalize(ModelSpec model) {
    return MethodSpec.methodBuilder("normalize")
        .addJavadoc(
            """
            Turns a raw window into the model's input, bit for bit what the firmware computes.

            @param rawWindow $L values as the sensor gives them, oldest reading first
            @return the normalized input
            @throws IllegalArgumentException when it has another length""",
            model.input().size())
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(float[].class)
        .addParameter(float[].class, "rawWindow")
        .addStatement("checkLength(rawWindow.length, $L)", model.input().size())
        .addStatement("float[] normalized = new float[rawWindow.length]")
        .beginControlFlow("for (int i = 0; i < rawWindow.length; i++)")
        .addStatement("int k = i % MEAN.length")
        .addStatement("normalized[i] = (rawWindow[i] - MEAN[k]) / STANDARD_DEVIATION[k]")
        .endControlFlow()
        .addStatement("return normalized")
        .build();
  }

  private static MethodSpec quantize(ModelSpec model) {
    JavaType type = JavaType.of(model.input());
    return MethodSpec.methodBuilder("quantize")
        .addJavadoc(
            """
            Turns a raw window into the model's input: normalized, divided by the scale, rounded to the
            nearest with halves away from zero, shifted by the zero point, saturated. Bit for bit what
            the firmware computes.

            @param rawWindow $L values as the sensor gives them, oldest reading first
            @return the quantized input
            @throws IllegalArgumentException when it has another length""",
            model.input().size())
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(type.array())
        .addParameter(float[].class, "rawWindow")
        .addStatement("checkLength(rawWindow.length, $L)", model.input().size())
        .addStatement("$1T[] quantized = new $1T[rawWindow.length]", type.element())
        .beginControlFlow("for (int i = 0; i < rawWindow.length; i++)")
        .addStatement("int k = i % MEAN.length")
        .addStatement("float normalized = (rawWindow[i] - MEAN[k]) / STANDARD_DEVIATION[k]")
        .addStatement("float scaled = normalized / INPUT_SCALE")
        .addStatement(
            "double rounded = Math.signum(scaled) * Math.floor(Math.abs((double) scaled) + 0.5)")
        .addStatement(
            "quantized[i] = ($T) Math.max($L, Math.min($L, rounded + INPUT_ZERO_POINT))",
            type.element(),
            type.min(),
            type.max())
        .endControlFlow()
        .addStatement("return quantized")
        .build();
  }

  private static MethodSpec dequantize(ModelSpec model) {
    return MethodSpec.methodBuilder("dequantize")
        .addJavadoc(
            """
            The real numbers that an output of the model stands for.

            @param output $L values as the model gives them
            @return one real number per value
            @throws IllegalArgumentException when it has another length""",
            model.output().size())
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(float[].class)
        .addParameter(JavaType.of(model.output()).array(), "output")
        .addStatement("checkLength(output.length, $L)", model.output().size())
        .addStatement("float[] real = new float[output.length]")
        .beginControlFlow("for (int i = 0; i < output.length; i++)")
        .addStatement("real[i] = OUTPUT_SCALE * (output[i] - OUTPUT_ZERO_POINT)")
        .endControlFlow()
        .addStatement("return real")
        .build();
  }

  private static MethodSpec classifyByLargest(ModelSpec model) {
    return MethodSpec.methodBuilder("classify")
        .addJavadoc(
            """
            The class that an output of the model decides for: the first of the largest values.

            @param output one value per class, as the model gives them
            @return the class with its score
            @throws IllegalArgumentException when it has another length""")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(CLASSIFICATION)
        .addParameter(JavaType.of(model.output()).array(), "output")
        .addCode(scores(model))
        .addStatement("int best = 0")
        .beginControlFlow("for (int i = 1; i < scores.length; i++)")
        .beginControlFlow("if (scores[i] > scores[best])")
        .addStatement("best = i")
        .endControlFlow()
        .endControlFlow()
        .addStatement("return new $T(best, LABELS.get(best), scores[best])", CLASSIFICATION)
        .build();
  }

  private static MethodSpec classifyByHalf(ModelSpec model) {
    return MethodSpec.methodBuilder("classify")
        .addJavadoc(
            """
            The class that an output of the model decides for: the second when its score is above a
            half.

            @param output the score of the second class, as the model gives it
            @return the class with its score; the first class has what is missing to 1
            @throws IllegalArgumentException when it has another length""")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(CLASSIFICATION)
        .addParameter(JavaType.of(model.output()).array(), "output")
        .addCode(scores(model))
        .addStatement("float score = scores[0]")
        .beginControlFlow("if (score > 0.5f)")
        .addStatement("return new $T(1, LABELS.get(1), score)", CLASSIFICATION)
        .endControlFlow()
        .addStatement("return new $T(0, LABELS.get(0), 1 - score)", CLASSIFICATION)
        .build();
  }

  private static CodeBlock scores(ModelSpec model) {
    return model.output().isQuantized()
        ? CodeBlock.builder().addStatement("float[] scores = dequantize(output)").build()
        : CodeBlock.builder()
            .addStatement("checkLength(output.length, $L)", model.output().size())
            .addStatement("float[] scores = output")
            .build();
  }

  private static MethodSpec checkLength() {
    return MethodSpec.methodBuilder("checkLength")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(int.class, "actual")
        .addParameter(int.class, "expected")
        .beginControlFlow("if (actual != expected)")
        .addStatement(
            "throw new $T(actual + $S + expected)", IllegalArgumentException.class, " values, not ")
        .endControlFlow()
        .build();
  }

  static TypeSpec classification() {
    return TypeSpec.recordBuilder(CLASSIFICATION.simpleName())
        .addJavadoc(
            """
            A class with its score.

            @param index of the class
            @param label of the class
            @param score of the class, a real number
            """)
        .addModifiers(Modifier.PUBLIC)
        .recordConstructor(
            MethodSpec.constructorBuilder()
                .addParameters(
                    List.of(
                        ParameterSpec.builder(int.class, "index").build(),
                        ParameterSpec.builder(String.class, "label").build(),
                        ParameterSpec.builder(float.class, "score").build()))
                .build())
        .build();
  }
}
