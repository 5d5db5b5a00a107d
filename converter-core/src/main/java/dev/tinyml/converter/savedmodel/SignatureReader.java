package dev.tinyml.converter.savedmodel;

import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/** Finds a signature by its name and checks its inputs and outputs. Immutable. */
final class SignatureReader {
  /** Signatures of TensorFlow's own; nobody calls them. */
  private static final String RESERVED = "__saved_model_";

  private static final String EXPORT = "export again with float32 inputs of fixed shapes";

  private static final int MAX_ELEMENTS = 1 << 26;
  private static final int MAX_TENSORS = 256;

  private static final Comparator<SignatureTensor> ORDER =
      Comparator.<SignatureTensor>comparingInt(t -> t.name().length())
          .thenComparing(SignatureTensor::name);

  private final SavedModelSubject subject;

  SignatureReader(SavedModelSubject subject) {
    this.subject = subject;
  }

  /**
   * Describes a signature.
   *
   * @throws ProblemException when there is none of that name, or it takes or gives something else
   *     than float32 tensors of known shape
   */
  SavedModelDescription read(MetaGraphDef graph, String name) {
    List<String> names =
        graph.getSignatureDefMap().keySet().stream()
            .filter(n -> !n.startsWith(RESERVED))
            .sorted()
            .toList();
    if (!names.contains(name)) {
      throw noSuchSignature(name, names);
    }
    SignatureDef signature = graph.getSignatureDefMap().get(name);
    Problems problems = new Problems();
    List<SignatureTensor> inputs =
        tensors(signature.getInputsMap(), "input", "signature " + name, problems);
    List<SignatureTensor> outputs =
        tensors(signature.getOutputsMap(), "output", "signature " + name, problems);
    for (SignatureTensor input : inputs) {
      checkShape(input, signature.getInputsMap().get(input.name()), problems);
    }
    problems.throwIfAny();
    String version = graph.getMetaInfoDef().getTensorflowVersion();
    return new SavedModelDescription(
        graph.getMetaInfoDef().getTagsList().stream().sorted().toList(),
        name,
        names,
        inputs,
        outputs,
        version.isBlank() ? "tensorflow" : "tensorflow " + version);
  }

  private ProblemException noSuchSignature(String name, List<String> names) {
    if (names.isEmpty()) {
      return subject.damaged(
          "saved-model-without-signature",
          GraphFileReader.FILE,
          "no signature",
          "a model with a signature, as model.export writes it");
    }
    return new ProblemException(
        subject.problem(
            "saved-model-signature",
            ProblemKind.CONFIGURATION,
            GraphFileReader.FILE,
            "no signature named " + name + "; there are " + String.join(", ", names),
            "the name of a signature of this model",
            "choose one of those in the configuration"));
  }

  private List<SignatureTensor> tensors(
      Map<String, TensorInfo> declared, String kind, String where, Problems problems) {
    if (declared.isEmpty() || declared.size() > MAX_TENSORS) {
      problems.add(
          "saved-model-" + kind,
          ProblemKind.UNSUPPORTED,
          "model folder " + subject.folder() + ", " + where,
          declared.size() + " " + kind + "s",
          "one to " + MAX_TENSORS,
          "choose a signature that maps tensors to tensors");
    }
    List<SignatureTensor> tensors =
        declared.entrySet().stream()
            .map(e -> new SignatureTensor(e.getKey(), e.getValue().getName(), sizes(e.getValue())))
            .sorted(ORDER)
            .limit(MAX_TENSORS)
            .toList();
    for (SignatureTensor tensor : tensors) {
      TensorInfo info = declared.get(tensor.name());
      if (!info.hasName() || info.getName().isEmpty()) {
        refuse(problems, kind, tensor.name(), "no dense tensor", "a dense float32 tensor", EXPORT);
      } else if (info.getDtype() != DataType.DT_FLOAT) {
        refuse(
            problems,
            kind,
            tensor.name(),
            "type " + info.getDtype().name(),
            "float32",
            "put the conversion from or to float32 into your program and export again");
      }
    }
    return tensors;
  }

  private void checkShape(SignatureTensor input, TensorInfo info, Problems problems) {
    List<Long> sizes = input.dimensions();
    if (info.getTensorShape().getUnknownRank() || sizes.isEmpty()) {
      refuse(
          problems, "input", input.name(), "an unknown shape", "a batch and fixed sizes", EXPORT);
      return;
    }
    if (sizes.get(0) != -1 && sizes.get(0) != 1) {
      refuse(
          problems,
          "input",
          input.name(),
          "a batch fixed to " + sizes.get(0),
          "an open batch, or a batch of 1",
          "export again with an open batch");
    }
    long elements = 1;
    for (int axis = 1; axis < sizes.size(); axis++) {
      long size = sizes.get(axis);
      if (size < 1) {
        refuse(
            problems,
            "input",
            input.name(),
            size == -1 ? "dimension " + axis + " is open" : "dimension " + axis + " is " + size,
            "fixed dimensions besides the batch",
            "fix the input's shape in the model and export again");
        return;
      }
      elements = size > MAX_ELEMENTS ? Long.MAX_VALUE : elements * size;
      if (elements > MAX_ELEMENTS) {
        refuse(
            problems,
            "input",
            input.name(),
            "a shape of more than " + MAX_ELEMENTS + " values",
            "an input of a model for a microcontroller",
            "make the input smaller and export again");
        return;
      }
    }
  }

  private void refuse(
      Problems problems, String kind, String name, String found, String expected, String action) {
    problems.add(
        subject.problem(
            "saved-model-" + kind,
            ProblemKind.UNSUPPORTED,
            kind + " " + name + " of the signature",
            found,
            expected,
            action));
  }

  private static List<Long> sizes(TensorInfo info) {
    return info.getTensorShape().getDimList().stream().map(TensorShapeProto.Dim::getSize).toList();
  }
}
