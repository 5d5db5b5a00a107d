package dev.tinyml.codegen.generation;

import dev.tinyml.codegen.fit.BoardFit;
import dev.tinyml.codegen.output.GeneratedTree;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was generated.
 *
 * @param sketchName also the name of the folder that each sketch must lie in
 * @param sketches by board id, in the order of the request; paths are relative to that folder
 * @param javaSources the companion class below its package's folders; empty when none was asked for
 * @param fits the model against every known board
 * @param summary whole sentences for the log, one per board and companion
 */
public record GenerationResult(
    String sketchName,
    Map<String, GeneratedTree> sketches,
    GeneratedTree javaSources,
    List<BoardFit> fits,
    List<String> summary) {

  /** Copies the collections. */
  public GenerationResult {
    sketches = Collections.unmodifiableMap(new LinkedHashMap<>(sketches));
    fits = List.copyOf(fits);
    summary = List.copyOf(summary);
  }
}
