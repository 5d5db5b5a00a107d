package dev.tinyml.converter.pipeline;

/** Hears how far a conversion is. */
public interface StageListener {

  /**
   * A stage begins.
   *
   * @param stage what it does, in a few words
   */
  void started(String stage);

  /**
   * The stage is done.
   *
   * @param stage what it did
   * @param found what came out, in one line
   * @param cost what it took
   */
  void finished(String stage, String found, StageCost cost);

  /**
   * Details of a failure for whoever looks into it: the end of the native log.
   *
   * @param text several lines
   */
  default void details(String text) {}
}
