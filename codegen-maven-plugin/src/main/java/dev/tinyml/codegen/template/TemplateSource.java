package dev.tinyml.codegen.template;

/**
 * The text of a template.
 *
 * @param origin what to call it in messages: a path for a user's, the name for one of ours
 * @param text in FreeMarker's language
 * @param userProvided whether it is a user's
 */
public record TemplateSource(String origin, String text, boolean userProvided) {}
