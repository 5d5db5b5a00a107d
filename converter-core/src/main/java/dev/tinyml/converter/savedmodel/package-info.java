/**
 * SavedModel folders: reading one without running anything in it, and writing what one of its
 * signatures computes as a graph with weights as constants and a batch of 1.
 *
 * <p>TensorFlow's own loader runs the operations of a file, which can read and write files. Here
 * the file is only parsed: the protobuf and the checkpoint are read in Java, and native code sees a
 * new graph that holds nothing but operations known to compute.
 */
package dev.tinyml.converter.savedmodel;
