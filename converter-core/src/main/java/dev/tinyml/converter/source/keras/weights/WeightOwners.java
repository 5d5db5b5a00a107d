package dev.tinyml.converter.source.keras.weights;

import dev.tinyml.converter.source.keras.config.LayerSpec;
import dev.tinyml.converter.source.keras.config.LayerSpec.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out to which of the layers inside a layer the weights belong that an HDF5 file lists for
 * the whole. Their names say so most of the time: {@code encoder/conv1d/kernel}. Where they don't,
 * their order does: all that training changes come first, in the order of the layers, then all
 * others. Immutable.
 */
final class WeightOwners {
  /** Models with some hundred layers inside stay far below. */
  private static final long MAX_COMPARISONS = 4_000_000;

  private final List<Leaf> leaves = new ArrayList<>();

  /**
   * A layer without layers inside.
   *
   * @param names of the layers that it stands in, outermost first, and its own
   * @param trainable whether training changes it, which also those around it decide
   */
  private record Leaf(LayerSpec layer, List<String> names, boolean trainable) {

    /** How many of its names occur in a weight's path, in order. */
    int matches(List<String> path) {
      int found = 0;
      List<String> rest = path;
      for (String name : names) {
        List<String> segments = segments(name);
        int at = indexOf(rest, segments);
        if (at >= 0) {
          found++;
          rest = rest.subList(at + segments.size(), rest.size());
        }
      }
      return found;
    }

    private static int indexOf(List<String> path, List<String> segments) {
      for (int i = 0; i + segments.size() <= path.size(); i++) {
        if (path.subList(i, i + segments.size()).equals(segments)) {
          return i;
        }
      }
      return -1;
    }
  }

  /**
   * @param layer of the outermost model
   */
  WeightOwners(LayerSpec layer) {
    collect(layer, List.of(), true);
  }

  private void collect(LayerSpec layer, List<String> around, boolean trainableAround) {
    List<String> names = new ArrayList<>(around);
    names.add(layer.name());
    boolean trainable = trainableAround && layer.isTrainable();
    if (layer.body().isPresent()) {
      layer.body().get().layers().forEach(inner -> collect(inner, names, trainable));
    } else if (!layer.parts().isEmpty()) {
      for (Part part : layer.parts()) {
        collect(part.layer(), names, trainable);
      }
    } else if (layer.isLayer() && !layer.isInput()) {
      leaves.add(new Leaf(layer, names, trainable));
    }
  }

  /** Whether there must be weights by the configuration. */
  boolean expectWeights() {
    return leaves.stream().anyMatch(leaf -> leaf.layer().hasInitializer());
  }

  /**
   * The owner of each weight; empty when that can't be told.
   *
   * @param weightNames in the order of the file
   */
  Optional<List<LayerSpec>> assign(List<String> weightNames) {
    if (leaves.size() == 1) {
      return Optional.of(weightNames.stream().map(name -> leaves.get(0).layer()).toList());
    }
    Optional<List<LayerSpec>> named = byName(weightNames);
    return named.isPresent() ? named : byOrder(weightNames);
  }

  private Optional<List<LayerSpec>> byName(List<String> weightNames) {
    Map<String, LayerSpec> owners = new LinkedHashMap<>();
    for (String folder : folders(weightNames)) {
      Optional<LayerSpec> owner = byName(folder);
      if (owner.isEmpty() || (long) owners.size() * leaves.size() > MAX_COMPARISONS) {
        return Optional.empty();
      }
      owners.put(folder, owner.get());
    }
    Set<LayerSpec> found = Collections.newSetFromMap(new IdentityHashMap<>());
    found.addAll(owners.values());
    boolean complete =
        leaves.stream()
            .map(Leaf::layer)
            .filter(LayerSpec::hasInitializer)
            .allMatch(found::contains);
    return complete ? Optional.of(ofWeights(weightNames, owners)) : Optional.empty();
  }

  /** The layer most of whose names match; of equals the one that stands in fewer others. */
  private Optional<LayerSpec> byName(String folder) {
    List<String> path = segments(folder);
    Leaf best = null;
    int most = 0;
    boolean unique = false;
    for (Leaf leaf : leaves) {
      int matches = leaf.matches(path);
      int depth = leaf.names().size();
      boolean better =
          matches > most || matches == most && best != null && depth < best.names().size();
      if (better) {
        best = leaf;
        most = matches;
        unique = true;
      } else if (best != null && matches == most && depth == best.names().size()) {
        unique = false;
      }
    }
    return unique ? Optional.of(best.layer()) : Optional.empty();
  }

  private Optional<List<LayerSpec>> byOrder(List<String> weightNames) {
    Set<String> folders = folders(weightNames);
    List<LayerSpec> ordered =
        leaves.stream()
            .filter(leaf -> leaf.layer().hasInitializer())
            .sorted(Comparator.comparing(leaf -> !leaf.trainable()))
            .map(Leaf::layer)
            .toList();
    if (folders.size() != ordered.size()) {
      return Optional.empty();
    }
    Map<String, LayerSpec> owners = new HashMap<>();
    folders.forEach(folder -> owners.put(folder, ordered.get(owners.size())));
    return Optional.of(ofWeights(weightNames, owners));
  }

  private static List<LayerSpec> ofWeights(
      List<String> weightNames, Map<String, LayerSpec> owners) {
    return weightNames.stream().map(name -> owners.get(folder(name))).toList();
  }

  private static Set<String> folders(List<String> weightNames) {
    Set<String> folders = new LinkedHashSet<>();
    weightNames.forEach(name -> folders.add(folder(name)));
    return folders;
  }

  private static String folder(String weightName) {
    int end = weightName.lastIndexOf('/');
    return end < 0 ? "" : weightName.substring(0, end);
  }

  private static List<String> segments(String path) {
    return Arrays.asList(path.split("/"));
  }
}
