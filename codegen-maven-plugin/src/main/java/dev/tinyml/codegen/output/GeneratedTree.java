package dev.tinyml.codegen.output;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Generated files sorted by path. Immutable. */
public final class GeneratedTree {
  private final SortedMap<String, GeneratedFile> files;

  private GeneratedTree(SortedMap<String, GeneratedFile> files) {
    this.files = files;
  }

  /**
   * A tree of some files.
   *
   * @throws IllegalArgumentException when two paths are equal, or would be on a file system that
   *     ignores case
   */
  public static GeneratedTree of(Collection<GeneratedFile> files) {
    SortedMap<String, GeneratedFile> sorted = new TreeMap<>();
    Set<String> folded = new TreeSet<>();
    for (GeneratedFile file : files) {
      if (!folded.add(file.path().toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException("generated twice: " + file.path());
      }
      sorted.put(file.path(), file);
    }
    return new GeneratedTree(sorted);
  }

  /** The files, sorted by path. */
  public List<GeneratedFile> files() {
    return List.copyOf(files.values());
  }

  /** The paths, sorted. */
  public List<String> paths() {
    return List.copyOf(files.keySet());
  }

  /** One file, if the tree has it. */
  public Optional<GeneratedFile> find(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** The same files, all in a folder. */
  public GeneratedTree in(String folder) {
    return of(files().stream().map(file -> file.at(folder + "/" + file.path())).toList());
  }

  /** Size of all contents in bytes. */
  public long size() {
    return files.values().stream().mapToLong(GeneratedFile::size).sum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GeneratedTree that && files.equals(that.files);
  }

  @Override
  public int hashCode() {
    return files.hashCode();
  }

  @Override
  public String toString() {
    return files.keySet().toString();
  }
}
