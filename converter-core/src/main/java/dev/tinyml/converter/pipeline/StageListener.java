package dev.tinyml.converter.pipeline;

import java.time.Duration;

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
   * @param elapsed how long it took
   */
  void finished(String stage, String found, Duration elapsed);
}
