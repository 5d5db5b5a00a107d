package dev.tinyml.codegen.cpp;

import dev.tinyml.codegen.spec.FirmwareSpec;
import java.util.List;

/**
 * What a file shows that depends on nothing but the names of the model.
 *
 * @param notice what every generated file begins with, lines
 * @param prefix namespace of the model
 * @param macro what the include guard begins with
 */
record NamesView(List<String> notice, String prefix, String macro) {

  static NamesView of(FirmwareSpec spec, List<String> notice) {
    return new NamesView(notice, spec.model().id().symbolPrefix(), spec.model().id().macroPrefix());
  }
}
