package dev.tinyml.converter.graph.emit;

import dev.tinyml.converter.tensor.FloatTensor;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * What the contexts of all layers of one graph have in common. Belongs to one thread.
 *
 * @param emitters of the layers
 * @param keras whose definition of functions counts
 * @param budget how much may still be written
 * @param scopes names of operations
 * @param integers whole numbers by the name of the operation that has them as floats
 * @param constants what is in the graph already: a layer that is applied often has its weights once
 */
record GraphState(
    LayerEmitters emitters,
    KerasGeneration keras,
    WorkBudget budget,
    NameScopes scopes,
    Map<String, Operand<TInt32>> integers,
    Map<FloatTensor, Operand<TFloat32>> constants) {

  /** That of an empty graph. */
  static GraphState empty(LayerEmitters emitters, KerasGeneration keras) {
    return new GraphState(
        emitters,
        keras,
        new WorkBudget(),
        new NameScopes(),
        new HashMap<>(),
        new IdentityHashMap<>());
  }
}
