package dev.tinyml.converter.pipeline;

/** Hears how far a conversion is, and keeps it to itself. */
final class SilentListener implements StageListener {
  @Override
  public void started(String stage) {}

  @Override
  public void finished(String stage, String found, StageCost cost) {}
}
