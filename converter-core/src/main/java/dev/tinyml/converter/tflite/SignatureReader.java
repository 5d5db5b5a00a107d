package dev.tinyml.converter.tflite;

import dev.tinyml.converter.problem.Problems;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.SignatureDef;
import org.tensorflow.lite.schema.TensorMap;

/** Reads a file's signatures. One per file. */
final class SignatureReader {
  private static final int MAX_TENSORS = 4096;

  private final String fileName;
  private final ReadBudget budget;
  private final Problems problems;

  SignatureReader(String fileName, ReadBudget budget, Problems problems) {
    this.fileName = fileName;
    this.budget = budget;
    this.problems = problems;
  }

  /** Reads all signatures and adds a problem for each index that leads nowhere. */
  List<TfliteSignature> read(Model model, List<TfliteSubgraph> subgraphs) {
    List<TfliteSignature> signatures = new ArrayList<>();
    for (int i = 0; i < model.signatureDefsLength(); i++) {
      budget.table();
      SignatureDef signature = model.signatureDefs(i);
      long graph = signature.subgraphIndex();
      if (graph >= subgraphs.size()) {
        problems.add(TfliteReader.damaged(fileName, "signature " + i + " of subgraph " + graph));
        continue;
      }
      int tensors = subgraphs.get((int) graph).tensors().size();
      signatures.add(
          new TfliteSignature(
              text(signature.signatureKeyAsByteBuffer()),
              (int) graph,
              tensors(i, signature.inputsLength(), signature::inputs, tensors),
              tensors(i, signature.outputsLength(), signature::outputs, tensors)));
    }
    return signatures;
  }

  private Map<String, Integer> tensors(
      int signature, int length, IntFunction<TensorMap> entries, int count) {
    if (length < 0 || length > MAX_TENSORS) {
      throw new IndexOutOfBoundsException(length);
    }
    Map<String, Integer> tensors = new LinkedHashMap<>();
    for (int i = 0; i < length; i++) {
      budget.table();
      TensorMap entry = entries.apply(i);
      if (entry.tensorIndex() >= count) {
        problems.add(
            TfliteReader.damaged(
                fileName,
                "signature "
                    + signature
                    + " names tensor "
                    + entry.tensorIndex()
                    + " of "
                    + count));
      } else {
        tensors.put(text(entry.nameAsByteBuffer()), (int) entry.tensorIndex());
      }
    }
    return tensors;
  }

  private String text(ByteBuffer bytes) {
    if (bytes == null) {
      return "";
    }
    budget.take(bytes.remaining());
    return StandardCharsets.UTF_8.decode(bytes).toString();
  }
}
