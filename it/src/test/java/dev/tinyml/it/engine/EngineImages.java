package dev.tinyml.it.engine;

import dev.tinyml.it.firmware.MemoryMap;
import java.util.ArrayList;
import java.util.List;

/**
 * Distributes models over images that a machine has memory for.
 *
 * @param memory of the machine
 * @param most models of an image
 */
record EngineImages(MemoryMap memory, int most) {
  private static final long STACK = 2_000;
  private static final long HARNESS = 10_000;

  /** Whether the machine has room for a model alone. */
  boolean fits(TestedModel model) {
    return fits(List.of(model));
  }

  /** The models that fit, in their order, as few images as that gives. */
  List<EngineSuite> of(List<TestedModel> models) {
    List<EngineSuite> images = new ArrayList<>();
    List<TestedModel> image = new ArrayList<>();
    for (TestedModel model : models) {
      if (!fits(model)) {
        continue;
      }
      image.add(model);
      if (image.size() > most || !fits(image)) {
        image.remove(image.size() - 1);
        images.add(new EngineSuite(image));
        image = new ArrayList<>(List.of(model));
      }
    }
    if (!image.isEmpty()) {
      images.add(new EngineSuite(image));
    }
    return images;
  }

  private boolean fits(List<TestedModel> models) {
    long flash = models.stream().mapToLong(TestedModel::flashBytes).sum() + HARNESS;
    long ram =
        models.stream().mapToLong(TestedModel::ramBytes).sum()
            + new EngineSuite(models).pool()
            + STACK;
    return flash <= memory.flashBytes() && ram <= memory.ramBytes();
  }
}
