package dev.tinyml.codegen.report;

import dev.tinyml.converter.manifest.ConversionManifest;
import java.util.List;
import java.util.stream.IntStream;

/** Names of classes, made up where the dataset has none. */
final class ClassNames {
  private final List<String> known;

  ClassNames(ConversionManifest manifest) {
    known = manifest.dataset().classNames();
  }

  /** One name per class. */
  List<String> of(int classes) {
    return IntStream.range(0, classes)
        .mapToObj(i -> known.size() == classes ? known.get(i) : "class " + i)
        .toList();
  }
}
