package dev.tinyml.converter.savedmodel;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.tensorflow.proto.BundleEntryProto;
import org.tensorflow.proto.BundleHeaderProto;

/**
 * The values of the variables: variables.index says where in the data files each of them lies. All
 * entries are held against the sizes of the data files at once; values are read on demand. Not
 * thread-safe.
 */
final class Checkpoint {
  static final String INDEX = "variables/variables.index";
  private static final String HEADER_KEY = "";

  private final SavedModelFolder folder;
  private final SavedModelLimits limits;
  private final Map<String, BundleEntryProto> entries = new TreeMap<>();
  private final int shardCount;

  /**
   * Reads the index.
   *
   * @throws dev.tinyml.converter.problem.ProblemException when it is damaged, or a data file is
   *     missing or shorter than it says
   */
  Checkpoint(SavedModelFolder folder, SavedModelLimits limits) {
    this.folder = folder;
    this.limits = limits;
    try {
      Map<String, byte[]> table =
          new IndexTable(folder.read(INDEX, limits.indexSize()), limits.variables()).entries();
      byte[] header = table.remove(HEADER_KEY);
      if (header == null) {
        throw new DamagedIndexException("no header");
      }
      shardCount = shardCount(BundleHeaderProto.parseFrom(header));
      for (Map.Entry<String, byte[]> entry : table.entrySet()) {
        entries.put(entry.getKey(), BundleEntryProto.parseFrom(entry.getValue()));
      }
    } catch (DamagedIndexException | InvalidProtocolBufferException e) {
      throw folder
          .subject()
          .damaged(
              "saved-model-index",
              INDEX,
              String.valueOf(e.getMessage()),
              "the index of a checkpoint as TensorFlow writes it");
    }
    checkExtents();
  }

  private int shardCount(BundleHeaderProto header) throws DamagedIndexException {
    if (header.getEndianness() != BundleHeaderProto.Endianness.LITTLE) {
      throw new DamagedIndexException("values in big-endian order");
    }
    if (header.getNumShards() < 1 || header.getNumShards() > limits.shards()) {
      throw new DamagedIndexException(header.getNumShards() + " data files");
    }
    return header.getNumShards();
  }

  private void checkExtents() {
    Problems problems = new Problems();
    long[] sizes = new long[shardCount];
    long total = 0;
    for (int shard = 0; shard < shardCount; shard++) {
      sizes[shard] = folder.size(dataFile(shard));
      total += sizes[shard];
    }
    if (total > limits.valuesSize()) {
      throw folder
          .subject()
          .unsupported(
              "saved-model-size",
              "variables",
              total + " bytes of values",
              "at most " + limits.valuesSize() + " bytes",
              "export a model that fits a microcontroller, without training state");
    }
    entries.forEach(
        (key, entry) -> {
          String found = extentProblem(entry, sizes);
          if (!found.isEmpty()) {
            problems.add(
                folder
                    .subject()
                    .problem(
                        "saved-model-variables",
                        ProblemKind.BROKEN_INPUT,
                        "variable " + key,
                        found,
                        "a value that lies within its data file",
                        SavedModelSubject.EXPORT_AGAIN));
          }
        });
    problems.throwIfAny();
  }

  private String extentProblem(BundleEntryProto entry, long[] sizes) {
    int shard = entry.getShardId();
    if (shard < 0 || shard >= shardCount) {
      return "data file " + shard + " of " + shardCount;
    }
    if (entry.getOffset() < 0
        || entry.getSize() < 0
        || entry.getOffset() > sizes[shard]
        || entry.getSize() > sizes[shard] - entry.getOffset()) {
      return "bytes "
          + entry.getOffset()
          + " to "
          + (entry.getOffset() + entry.getSize())
          + " of "
          + dataFile(shard)
          + ", which has "
          + sizes[shard];
    }
    return "";
  }

  private String dataFile(int shard) {
    return String.format(Locale.ROOT, "variables/variables.data-%05d-of-%05d", shard, shardCount);
  }

  /**
   * The value that is kept under a key; its checksum is verified.
   *
   * @return empty when there is no such key
   * @throws dev.tinyml.converter.problem.ProblemException when the value is damaged, or of a type
   *     without a fixed size
   */
  Optional<VariableValue> find(String key) {
    return Optional.ofNullable(entries.get(key)).map(entry -> value(key, entry));
  }

  private VariableValue value(String key, BundleEntryProto entry) {
    String part = "variable " + key;
    OptionalInt elementSize = ElementSizes.of(entry.getDtype());
    if (elementSize.isEmpty() || entry.getSlicesCount() > 0) {
      throw folder
          .subject()
          .unsupported(
              "saved-model-variables",
              part,
              entry.getSlicesCount() > 0
                  ? "a variable in slices"
                  : "values of type " + entry.getDtype().name(),
              "a whole variable of numbers",
              "export the model without distributed training or lookup tables");
    }
    OptionalLong elements = ElementSizes.elements(entry.getShape(), limits.constantsSize());
    if (elements.isEmpty() || elements.getAsLong() * elementSize.getAsInt() != entry.getSize()) {
      throw folder
          .subject()
          .damaged(
              "saved-model-variables",
              part,
              entry.getSize() + " bytes",
              "as many as its type and shape need");
    }
    byte[] data =
        folder.read(dataFile(entry.getShardId()), entry.getOffset(), (int) entry.getSize());
    if (MaskedChecksum.of(data, 0, data.length) != entry.getCrc32C()) {
      throw folder
          .subject()
          .damaged(
              "saved-model-variables", part, "bytes whose checksum is wrong", "undamaged values");
    }
    return new VariableValue(
        entry.getDtype(), entry.getShape(), UnsafeByteOperations.unsafeWrap(data));
  }
}
