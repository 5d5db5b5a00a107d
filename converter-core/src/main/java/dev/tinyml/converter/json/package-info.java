/**
 * JSON as an immutable tree, read within limits and written in stable bytes; the only user of
 * Jackson.
 */
package dev.tinyml.converter.json;
