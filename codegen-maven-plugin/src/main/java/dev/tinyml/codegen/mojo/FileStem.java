package dev.tinyml.codegen.mojo;

import java.nio.file.Path;

/**
 * A file's name without folders and without its ending.
 *
 * @param file with a name: not a root
 */
record FileStem(Path file) {

  String name() {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
