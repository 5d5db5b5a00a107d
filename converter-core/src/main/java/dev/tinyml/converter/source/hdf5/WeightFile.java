package dev.tinyml.converter.source.hdf5;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import io.jhdf.object.datatype.VariableLength;
import java.lang.reflect.Array;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * An HDF5 file in memory. Links are never followed, so no other file is ever opened. Whatever jHDF
 * throws on a damaged file becomes a problem. Not thread-safe.
 */
public final class WeightFile implements AutoCloseable {
  private static final String REPAIR =
      "save the model again with model.save(\"model.keras\"), or copy the file again in full";

  /** An attribute of a list of names holds at most 64 kB, more than a byte each. */
  private static final int MAX_ATTRIBUTE_ELEMENTS = 1 << 16;

  /** A name is in the file once, or a few times where layers are alike. */
  private static final long MAX_ATTRIBUTE_EXPANSION = 16;

  private final String document;
  private final long size;
  private final HdfFile file;

  /**
   * Opens a file.
   *
   * @param document what to call it in messages
   * @param content of the file; kept, not copied
   */
  public WeightFile(String document, byte[] content) {
    this.document = document;
    this.size = content.length;
    if (content.length == 0) {
      throw new ProblemException(broken("", "nothing, it is empty"));
    }
    this.file = guard("", () -> HdfFile.fromBytes(content));
    long end = guard("", () -> file.getHdfBackingStorage().getSuperblock().getEndOfFileAddress());
    if (end > size) {
      file.close();
      throw new ProblemException(
          broken("", size + " bytes of an HDF5 file that says it has " + end));
    }
  }

  /** Bytes of the whole file. */
  public long size() {
    return size;
  }

  /** Names of the members of a group, sorted; none when there is no such group. */
  public Set<String> members(String path) {
    return find(path).filter(Group.class::isInstance).map(n -> names((Group) n)).orElse(Set.of());
  }

  private Set<String> names(Group group) {
    return guard(group.getPath(), () -> new TreeSet<>(group.getChildren().keySet()));
  }

  /** Whether there is a group at a path. */
  public boolean isGroup(String path) {
    return find(path).filter(Group.class::isInstance).isPresent();
  }

  /**
   * The dataset at a path.
   *
   * @throws ProblemException when something else or nothing is there
   */
  Dataset dataset(String path) {
    Node node = find(path).orElse(null);
    if (node instanceof Dataset dataset) {
      return dataset;
    }
    throw refuse(
        "keras-weights-form",
        path,
        node == null ? "nothing" : "a group",
        "a dataset of floating-point numbers");
  }

  /**
   * A text attribute of a group; empty when there is none, or of another type.
   *
   * @param path of the group; empty for the file itself
   */
  public Optional<String> attribute(String path, String name) {
    return attributeValue(path, name).filter(String.class::isInstance).map(String.class::cast);
  }

  /**
   * A list of texts that is an attribute of a group; empty when there is none. Keras splits what is
   * longer than 64 kB into attributes that end in 0, 1 and so on.
   *
   * @throws ProblemException when it is no list of texts
   */
  public Optional<List<String>> attributes(String path, String name) {
    Optional<Object> whole = attributeValue(path, name);
    if (whole.isPresent()) {
      return Optional.of(texts(path, name, whole.get()));
    }
    List<String> joined = new ArrayList<>();
    Optional<Object> chunk = attributeValue(path, name + 0);
    boolean split = chunk.isPresent();
    for (int i = 1; chunk.isPresent(); i++) {
      joined.addAll(texts(path, name, chunk.get()));
      chunk = attributeValue(path, name + i);
    }
    return split ? Optional.of(joined) : Optional.empty();
  }

  private List<String> texts(String path, String name, Object value) {
    if (value instanceof String[] texts && Arrays.stream(texts).allMatch(Objects::nonNull)) {
      return List.of(texts);
    }
    // NumPy gives an empty list the type of numbers.
    if (value.getClass().isArray() && Array.getLength(value) == 0) {
      return List.of();
    }
    throw refuse(
        "keras-weights-form",
        path,
        "an attribute " + name + " of Java type " + value.getClass().getSimpleName(),
        "a list of names");
  }

  /** The value of an attribute; an empty one is an empty array. */
  private Optional<Object> attributeValue(String path, String name) {
    Optional<Attribute> attribute =
        find(path).map(node -> guard(path, () -> node.getAttributes().get(name)));
    return attribute.map(
        a ->
            guard(
                path,
                () -> {
                  checkSize(name, a);
                  return a.getSize() == 0 ? new Object[0] : a.getData();
                }));
  }

  /** Texts lie elsewhere in the file, and any number of elements may refer to the same. */
  private void checkSize(String name, Attribute attribute) {
    long bytes = attribute.getSizeInBytes();
    if (attribute.getSize() <= MAX_ATTRIBUTE_ELEMENTS
        && attribute.getDataType() instanceof VariableLength
        && !attribute.isEmpty()) {
      ByteBuffer references = attribute.getBuffer().duplicate().order(ByteOrder.LITTLE_ENDIAN);
      int step = attribute.getDataType().getSize();
      for (int at = references.position(); at + step <= references.limit(); at += step) {
        bytes += Integer.toUnsignedLong(references.getInt(at));
      }
    }
    if (attribute.getSize() > MAX_ATTRIBUTE_ELEMENTS || bytes > size * MAX_ATTRIBUTE_EXPANSION) {
      throw new IllegalArgumentException(
          "attribute "
              + name
              + " of "
              + attribute.getSize()
              + " elements and "
              + bytes
              + " bytes in a file of "
              + size);
    }
  }

  /**
   * Runs code of jHDF. A damaged file may make it fail in any way, endless recursion and an array
   * beyond all memory included; both leave nothing behind, since the file is in memory and owned by
   * this object.
   *
   * @param path what is being read
   */
  <T> T guard(String path, Supplier<T> access) {
    try {
      return access.get();
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw new ProblemException(broken(path, reason(e)), e);
    }
  }

  /** The refusal of something in the file. */
  public ProblemException refuse(String id, String path, String found, String expected) {
    return new ProblemException(
        new Problem(id, ProblemKind.BROKEN_INPUT, document + ", " + path, found, expected, REPAIR));
  }

  private Optional<Node> find(String path) {
    Node node = file;
    if (path.isEmpty()) {
      return Optional.of(node);
    }
    StringBuilder walked = new StringBuilder();
    for (String name : path.split("/")) {
      if (!(node instanceof Group group)) {
        return Optional.empty();
      }
      walked.append(walked.isEmpty() ? "" : "/").append(name);
      node = child(group, name, walked.toString());
      if (node == null) {
        return Optional.empty();
      }
    }
    return Optional.of(node);
  }

  private Node child(Group group, String name, String path) {
    Map<String, Node> children = guard(path, group::getChildren);
    Node child = children.get(name);
    if (child instanceof Link) {
      throw refuse(
          "keras-weights-link", path, "a link to another place or file", "the weights themselves");
    }
    return child;
  }

  private Problem broken(String path, String found) {
    return new Problem(
        "keras-weights-broken",
        ProblemKind.BROKEN_INPUT,
        path.isEmpty() ? document : document + ", " + path,
        found,
        "a sound HDF5 file, as Keras writes it",
        REPAIR);
  }

  private static String reason(Throwable thrown) {
    Throwable root = thrown;
    for (int i = 0; i < 20 && root.getCause() != null; i++) {
      root = root.getCause();
    }
    if (root instanceof BufferUnderflowException) {
      return "data that ends too early";
    }
    String message = root.getMessage();
    String name = root.getClass().getSimpleName();
    return "what can't be read: " + (message == null ? name : name + ": " + message);
  }

  @Override
  public void close() {
    file.close();
  }
}
