/** What a model is quantized to: number formats of weights, activations and borders. */
package dev.tinyml.converter.scheme;
