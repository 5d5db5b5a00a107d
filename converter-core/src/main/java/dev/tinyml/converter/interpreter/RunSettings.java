package dev.tinyml.converter.interpreter;

import dev.tinyml.converter.nativelib.KernelSet;
import dev.tinyml.converter.nativelib.OperatorListener;
import dev.tinyml.converter.nativelib.TensorMemory;
import java.util.Optional;

/**
 * How a model runs.
 *
 * @param kernels which kernels compute
 * @param memory where values lie
 * @param listener is called around every operator
 * @param state what becomes of the model's state between runs
 */
record RunSettings(
    KernelSet kernels,
    TensorMemory memory,
    Optional<OperatorListener> listener,
    StateBetweenRuns state) {}
