/** Activation functions and the layers that are nothing else. */
package dev.tinyml.converter.graph.activation;
