/**
 * Elements, texts and numbers of a page. Whatever a model's file holds is escaped here, and only
 * here: there is no way to put text on a page unescaped.
 */
package dev.tinyml.codegen.report.markup;
