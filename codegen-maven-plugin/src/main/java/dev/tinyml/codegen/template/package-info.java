/**
 * Rendering of templates, ours and users': what a template may see, how far it may go, and how its
 * faults are told. The only importer of FreeMarker.
 */
package dev.tinyml.codegen.template;
