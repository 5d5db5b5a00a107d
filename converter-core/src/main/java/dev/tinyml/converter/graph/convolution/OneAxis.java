package dev.tinyml.converter.graph.convolution;

import dev.tinyml.converter.graph.spatial.Window;

/** How Keras runs depthwise convolutions over one axis with operations for two. Stateless. */
final class OneAxis {
  private OneAxis() {}

  /**
   * The stride along the axis of size 1. Keras repeats the other one, because TensorFlow demands
   * equal strides; where it slices results instead, it takes 1.
   */
  static int frontStride(Window window) {
    return window.isDilated() ? 1 : window.strides().get(0);
  }
}
