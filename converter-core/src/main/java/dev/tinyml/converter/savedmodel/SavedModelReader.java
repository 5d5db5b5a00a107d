package dev.tinyml.converter.savedmodel;

import java.nio.file.Path;
import org.tensorflow.proto.MetaGraphDef;

/**
 * Reads SavedModel folders as TensorFlow 1.15 and 2 and Keras write them. The format: TensorFlow's
 * saved_model.proto and the comments in it, tensor_bundle.proto for the variables. Nothing of the
 * model is run and nothing written. Immutable and thread-safe.
 */
public final class SavedModelReader {
  /** The signature that exporters write by default. */
  public static final String DEFAULT_SIGNATURE = "serving_default";

  private final GraphFileReader graphs;
  private final SignatureFreezer freezer;

  /** A reader with limits that are generous for any model that fits a microcontroller. */
  public SavedModelReader() {
    this(SavedModelLimits.DEFAULT);
  }

  SavedModelReader(SavedModelLimits limits) {
    this.graphs = new GraphFileReader(limits);
    this.freezer = new SignatureFreezer(limits);
  }

  /**
   * Describes a signature without looking at the variables or at what it computes.
   *
   * @param folder the model; untrusted
   * @param signature name of the signature
   * @throws dev.tinyml.converter.problem.ProblemException when saved_model.pb is damaged, or has no
   *     such signature, or the signature's inputs and outputs can't be converted
   */
  public SavedModelDescription describe(Path folder, String signature) {
    SavedModelFolder files = new SavedModelFolder(folder);
    return describe(files, graphs.read(files), signature);
  }

  /**
   * Reads a signature with its variables.
   *
   * @param folder the model; untrusted
   * @param signature name of the signature
   * @throws dev.tinyml.converter.problem.ProblemException when the files are damaged, there is no
   *     such signature, or it can't be converted
   */
  public FrozenSignature read(Path folder, String signature) {
    SavedModelFolder files = new SavedModelFolder(folder);
    MetaGraphDef graph = graphs.read(files);
    return freezer.freeze(files, graph, describe(files, graph, signature));
  }

  private SavedModelDescription describe(
      SavedModelFolder files, MetaGraphDef graph, String signature) {
    SavedModelDescription description = new SignatureReader(files.subject()).read(graph, signature);
    return new ModelOrder(new Library(files.subject(), graph.getGraphDef()))
        .apply(Body.of(files.subject(), graph.getGraphDef()), description);
  }
}
