package dev.tinyml.codegen.mojo;

import java.util.List;

/** Something to look up, for people and for programs. */
interface Listing {

  /** Lines for people. */
  List<String> text();

  /** The same as JSON. */
  String json();
}
