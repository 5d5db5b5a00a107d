/**
 * What a conversion leaves behind for later goals: {@code conversion.json} and the golden vectors.
 */
package dev.tinyml.converter.manifest;
