package dev.tinyml.converter.savedmodel;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;

/** Reads saved_model.pb and chooses the graph that is meant for serving. Immutable. */
final class GraphFileReader {
  static final String FILE = "saved_model.pb";
  static final String SERVE = "serve";

  private final SavedModelLimits limits;

  GraphFileReader(SavedModelLimits limits) {
    this.limits = limits;
  }

  /**
   * The graph with the tag {@code serve} and no other, or else the first with it.
   *
   * @throws dev.tinyml.converter.problem.ProblemException when the file is damaged, too large, or
   *     has no such graph
   */
  MetaGraphDef read(SavedModelFolder folder) {
    List<MetaGraphDef> graphs = parse(folder).getMetaGraphsList();
    return graphs.stream()
        .filter(g -> Set.copyOf(g.getMetaInfoDef().getTagsList()).equals(Set.of(SERVE)))
        .findFirst()
        .or(() -> graphs.stream().filter(GraphFileReader::serves).findFirst())
        .orElseThrow(
            () ->
                folder
                    .subject()
                    .damaged(
                        "saved-model-tag",
                        FILE,
                        graphs.isEmpty()
                            ? "no graph at all"
                            : "graphs with the tags "
                                + graphs.stream()
                                    .map(g -> g.getMetaInfoDef().getTagsList().toString())
                                    .toList(),
                        "a graph with the tag " + SERVE));
  }

  private static boolean serves(MetaGraphDef graph) {
    return graph.getMetaInfoDef().getTagsList().contains(SERVE);
  }

  private SavedModel parse(SavedModelFolder folder) {
    byte[] content = folder.read(FILE, limits.graphSize());
    try {
      MessageBudget budget = new MessageBudget(limits.graphFields(), limits.graphDepth());
      if (!budget.covers(content, SavedModel.getDescriptor())) {
        throw folder
            .subject()
            .damaged(
                "saved-model-too-complex",
                FILE,
                "messages that are too many or too deeply nested",
                "at most " + limits.graphFields() + " fields, nested " + limits.graphDepth());
      }
      return SavedModel.parseFrom(content);
    } catch (IOException e) {
      throw damaged(folder, e);
    }
  }

  private static RuntimeException damaged(SavedModelFolder folder, IOException cause) {
    return folder
        .subject()
        .damaged(
            "saved-model-damaged",
            FILE,
            "not a whole protobuf message: " + cause.getMessage(),
            "a SavedModel message");
  }
}
