package dev.tinyml.codegen.runtime;

import dev.tinyml.converter.json.JsonCursor;
import java.util.List;
import java.util.Optional;

/**
 * Processors on which a library's kernels take the same from the arena.
 *
 * @param cores as boards name them
 * @param dsp whether the core must, or must not, have DSP instructions; empty when it doesn't
 *     matter
 * @param arena id of what the kernels take
 */
public record ArenaTarget(List<String> cores, Optional<Boolean> dsp, String arena) {

  /** Copies the list. */
  public ArenaTarget {
    cores = List.copyOf(cores);
  }

  static ArenaTarget fromJson(JsonCursor json) {
    return new ArenaTarget(
        json.get("cores").elements().stream().map(JsonCursor::asString).toList(),
        json.find("dsp").map(JsonCursor::asBoolean),
        json.get("arena").asString());
  }

  /** Whether a processor is among them; one of which too little is known is not. */
  boolean covers(String core, Optional<Boolean> coreHasDsp) {
    return cores.contains(core) && (dsp.isEmpty() || dsp.equals(coreHasDsp));
  }
}
