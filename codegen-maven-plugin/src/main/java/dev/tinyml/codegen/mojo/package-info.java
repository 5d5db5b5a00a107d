/**
 * The goals: Maven's parameters in, requests to the layers below, results back to Maven. The only
 * package that sees Maven.
 */
package dev.tinyml.codegen.mojo;
