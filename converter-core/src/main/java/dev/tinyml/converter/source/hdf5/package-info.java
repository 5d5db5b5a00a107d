/** HDF5 files in memory, and their datasets as tensors; the only user of jHDF. */
package dev.tinyml.converter.source.hdf5;
