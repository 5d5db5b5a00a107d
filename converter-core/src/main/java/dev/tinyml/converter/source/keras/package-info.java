/** Reads models of Keras: v3 archives, which are zips, and HDF5 files. */
package dev.tinyml.converter.source.keras;
