package dev.tinyml.codegen.inspection.description;

/** A model file described. */
public sealed interface ModelDescription
    permits LayeredDescription, SignatureDescription, TfliteDescription {

  /** The file itself. */
  FileDescription file();
}
