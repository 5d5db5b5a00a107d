package dev.tinyml.converter.savedmodel;

import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.tensor.ElementType;
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

  private static final String INPUT = "input";

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
   *     than numbers of known shape
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
        tensors(signature.getInputsMap(), INPUT, "signature " + name, problems);
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
            .map(e -> tensor(e.getKey(), e.getValue()))
            .sorted(ORDER)
            .limit(MAX_TENSORS)
            .toList();
    for (SignatureTensor tensor : tensors) {
      TensorInfo info = declared.get(tensor.name());
      if (!info.hasName() || info.getName().isEmpty()) {
        refuse(problems, kind, tensor.name(), "no dense tensor", "a dense float32 tensor", EXPORT);
      } else if (!isSupported(info.getDtype(), kind)) {
        refuse(
            problems,
            kind,
            tensor.name(),
            "type " + info.getDtype().name(),
            kind.equals(INPUT) ? "float32, or int32 for token numbers" : "float32",
            "convert outside of the model, and export again with such tensors");
      }
    }
    return tensors;
  }

  private static boolean isSupported(DataType type, String kind) {
    return type == DataType.DT_FLOAT || type == DataType.DT_INT32 && kind.equals(INPUT);
  }

  private static SignatureTensor tensor(String name, TensorInfo info) {
    ElementType type =
        info.getDtype() == DataType.DT_INT32 ? ElementType.INT32 : ElementType.FLOAT32;
    return new SignatureTensor(name, info.getName(), type, sizes(info));
  }

  private void checkShape(SignatureTensor input, TensorInfo info, Problems problems) {
    List<Long> sizes = input.dimensions();
    if (info.getTensorShape().getUnknownRank() || sizes.isEmpty()) {
      refuse(problems, INPUT, input.name(), "an unknown shape", "a batch and fixed sizes", EXPORT);
      return;
    }
    if (sizes.get(0) != -1 && sizes.get(0) != 1) {
      refuse(
          problems,
          INPUT,
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
            INPUT,
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
            INPUT,
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
