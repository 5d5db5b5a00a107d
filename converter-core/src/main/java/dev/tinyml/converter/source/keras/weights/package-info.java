/** Finds the weights of each layer in the HDF5 files of Keras. */
package dev.tinyml.converter.source.keras.weights;
