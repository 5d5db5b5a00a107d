package dev.tinyml.converter.savedmodel;

/**
 * How much of a SavedModel is accepted. Models for microcontrollers stay far below; the limits keep
 * a hostile file from taking the machine's memory.
 *
 * @param graphSize bytes of saved_model.pb
 * @param graphFields fields at all depths of saved_model.pb; each becomes an object or more
 * @param graphDepth how deeply its messages may be nested
 * @param indexSize bytes of variables.index
 * @param variables entries in variables.index
 * @param shards data files
 * @param valuesSize bytes of all data files, training state included
 * @param constantsSize bytes of all constants of the graph that is made
 * @param calls how deeply functions may call each other
 * @param operations of the graph that is made, each call of a function counted with what it calls
 */
record SavedModelLimits(
    int graphSize,
    int graphFields,
    int graphDepth,
    int indexSize,
    int variables,
    int shards,
    long valuesSize,
    long constantsSize,
    int calls,
    int operations) {

  /** Generous for any model that fits a microcontroller. */
  static final SavedModelLimits DEFAULT =
      new SavedModelLimits(
          64 << 20, 3_000_000, 90, 16 << 20, 100_000, 1000, 1L << 30, 128L << 20, 60, 200_000);
}
