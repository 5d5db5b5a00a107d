/** The report of a conversion as one HTML file that needs nothing else: no network, no script. */
package dev.tinyml.codegen.report;
