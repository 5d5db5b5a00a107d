package dev.tinyml.it.firmware;

import dev.tinyml.it.toolchain.ProcessResult;
import dev.tinyml.it.toolchain.ProcessRunner;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What objdump says of an ELF file.
 *
 * @param sections by name, in the file's order
 * @param symbols by demangled name
 */
public record ElfFile(Map<String, ElfSection> sections, Map<String, ElfSymbol> symbols) {
  // " 2 .rodata       00002710  00000444  00000444  00001444  2**4"; the flags are on the next
  // line.
  private static final Pattern SECTION =
      Pattern.compile(
          "^\\s*\\d+ (\\S+)\\s+([0-9a-f]{8})\\s+([0-9a-f]{8})\\s+([0-9a-f]{8})\\s.*\\R(.*)$",
          Pattern.MULTILINE);
  // "00000444 g     O .rodata\t00002710 g_model"; between address and section are seven flags.
  private static final Pattern SYMBOL =
      Pattern.compile("^([0-9a-f]{8}) .{7} (\\S+)\\t([0-9a-f]{8}) (.*)$", Pattern.MULTILINE);

  /** Copies the maps. */
  public ElfFile {
    sections = new LinkedHashMap<>(sections);
    symbols = new LinkedHashMap<>(symbols);
  }

  /** Reads a file with an objdump of its processor. */
  public static ElfFile read(Path objdump, ProcessRunner runner, Path elf) {
    String dump = dump(objdump, runner, elf);
    return new ElfFile(
        SECTION
            .matcher(dump)
            .results()
            .map(
                m ->
                    new ElfSection(
                        m.group(1),
                        hex(m.group(2)),
                        hex(m.group(3)),
                        hex(m.group(4)),
                        flags(m.group(5))))
            .collect(Collectors.toMap(ElfSection::name, s -> s, (a, b) -> a, LinkedHashMap::new)),
        SYMBOL
            .matcher(dump)
            .results()
            .map(m -> new ElfSymbol(m.group(4), m.group(2), hex(m.group(1)), hex(m.group(3))))
            .collect(Collectors.toMap(ElfSymbol::name, s -> s, (a, b) -> a, LinkedHashMap::new)));
  }

  /** A symbol by its demangled name; empty when the linker dropped it. */
  public Optional<ElfSymbol> symbol(String name) {
    return Optional.ofNullable(symbols.get(name));
  }

  /** Size of a section in bytes; 0 when there is none. */
  public long size(String section) {
    return section(section).map(ElfSection::size).orElse(0L);
  }

  /** A section by its name. */
  public Optional<ElfSection> section(String name) {
    return Optional.ofNullable(sections.get(name));
  }

  private static String dump(Path objdump, ProcessRunner runner, Path elf) {
    List<String> command = List.of(objdump.toString(), "-h", "-t", "-C", elf.toString());
    ProcessResult result = runner.run(elf.toAbsolutePath().getParent(), command);
    if (!result.succeeded()) {
      throw new AssertionError(result.description());
    }
    return result.stdout();
  }

  private static long hex(String digits) {
    return Long.parseLong(digits, 16);
  }

  private static Set<String> flags(String line) {
    return Arrays.stream(line.trim().split(",\\s*")).collect(Collectors.toUnmodifiableSet());
  }
}
