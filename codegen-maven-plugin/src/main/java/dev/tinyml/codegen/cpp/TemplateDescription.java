package dev.tinyml.codegen.cpp;

/**
 * One of our templates.
 *
 * @param fileName that a user's template must have to replace it
 * @param text of it, in FreeMarker's language
 * @param view what it may show
 */
public record TemplateDescription(String fileName, String text, ViewDescription view) {}
