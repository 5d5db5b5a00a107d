package dev.tinyml.codegen.report.markup;

/** A part of a page. */
public sealed interface Markup permits Element, Text, StyleSheet {}
