/**
 * The native TensorFlow and TensorFlow Lite libraries; the only package that sees JNA and JavaCPP.
 *
 * <p>JavaCPP stays here as well as JNA because both must open the very same file of libtensorflow:
 * two copies in one process abort it.
 */
package dev.tinyml.converter.nativelib;
