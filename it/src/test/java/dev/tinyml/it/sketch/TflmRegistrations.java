package dev.tinyml.it.sketch;

import dev.tinyml.codegen.runtime.KernelVariant;
import dev.tinyml.codegen.runtime.OperatorRegistration;
import dev.tinyml.codegen.runtime.RegistrationPlanner;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.codegen.runtime.RuntimeProfile;
import dev.tinyml.converter.tflite.TfliteModel;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The operators that a test program registers with TensorFlow Lite Micro.
 *
 * @param operators each once
 */
public record TflmRegistrations(List<OperatorRegistration> operators) {
  private static final String RUNTIME = "tflite_micro_2026_08";

  /** Copies the list. */
  public TflmRegistrations {
    operators = List.copyOf(operators);
  }

  /** Those of a model, with kernels for int8 alone where they are enough, as in sketches. */
  public static TflmRegistrations of(TfliteModel model) {
    return new TflmRegistrations(new RegistrationPlanner().plan(model, runtime()));
  }

  /** Those of several models, with kernels for all types. */
  public static TflmRegistrations ofAll(Collection<TfliteModel> models) {
    SortedMap<String, OperatorRegistration> all = new TreeMap<>();
    for (TfliteModel model : models) {
      of(model)
          .operators()
          .forEach(
              one ->
                  all.put(
                      one.method().operator(),
                      new OperatorRegistration(one.method(), Optional.empty())));
    }
    return new TflmRegistrations(List.copyOf(all.values()));
  }

  private static RuntimeProfile runtime() {
    return RuntimeCatalogue.load().require(RUNTIME);
  }

  /** {@code registrations.h}: the type {@code Resolver} and {@code bool Register(Resolver*)}. */
  public String header() {
    StringBuilder text = new StringBuilder("#pragma once\n");
    Stream.concat(
            Stream.of("tensorflow/lite/micro/micro_mutable_op_resolver.h"),
            operators.stream()
                .map(OperatorRegistration::kernel)
                .flatMap(Optional::stream)
                .map(KernelVariant::header)
                .distinct()
                .sorted())
        .forEach(header -> text.append("#include \"" + header + "\"\n"));
    text.append("using Resolver = tflite::MicroMutableOpResolver<" + operators.size() + ">;\n");
    text.append("inline bool Register(Resolver* resolver) {\n  return true");
    for (OperatorRegistration one : operators) {
      String argument = one.kernel().map(k -> "tflite::" + k.function() + "()").orElse("");
      text.append("\n      && resolver->" + one.method().method().orElseThrow());
      text.append("(" + argument + ") == kTfLiteOk");
    }
    return text.append(";\n}\n").toString();
  }
}
