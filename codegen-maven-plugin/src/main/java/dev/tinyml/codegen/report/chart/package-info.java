/**
 * Drawings of the report as SVG. Colours are classes of the page's style sheet, so that a drawing
 * follows it into dark mode and print.
 */
package dev.tinyml.codegen.report.chart;
