/** TensorFlow Lite Micro's integer arithmetic, as far as it is done while code is generated. */
package dev.tinyml.codegen.engine.arithmetic;
