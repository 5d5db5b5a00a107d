/** Reads Keras v3 archives: a zip of config.json and model.weights.h5; the only user of jHDF. */
package dev.tinyml.converter.source.keras;
