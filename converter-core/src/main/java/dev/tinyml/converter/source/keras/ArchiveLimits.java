package dev.tinyml.converter.source.keras;

/**
 * How much of an archive is accepted. Models for microcontrollers stay far below; the limits keep a
 * hostile file from taking the machine's memory.
 *
 * @param archiveSize bytes of the whole file
 * @param entryCount entries in the zip
 * @param configSize bytes of config.json and of metadata.json
 * @param weightsSize bytes of model.weights.h5, optimizer state included
 * @param unsuspiciousSize bytes up to which an entry may compress as well as it likes
 * @param compressionRatio unpacked size over packed size
 */
record ArchiveLimits(
    long archiveSize,
    int entryCount,
    int configSize,
    int weightsSize,
    int unsuspiciousSize,
    int compressionRatio) {

  /** Generous for any model that fits a microcontroller. */
  static final ArchiveLimits DEFAULT =
      new ArchiveLimits(512L << 20, 1000, 32 << 20, 512 << 20, 1 << 20, 200);
}
