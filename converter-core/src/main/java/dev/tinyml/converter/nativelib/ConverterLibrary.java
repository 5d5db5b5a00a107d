package dev.tinyml.converter.nativelib;

import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.util.Map;

/**
 * The opened libraries and the calling conventions of the functions in them. A status comes back
 * through a hidden pointer, because {@code absl::Status} has a destructor; a by-value structure of
 * more than 16 bytes makes JNA pass just such a pointer on x86_64 and on arm64.
 */
final class ConverterLibrary {
  /** RTLD_LAZY with RTLD_LOCAL: no symbol of this library replaces one of another. */
  private static final Map<String, ?> OPEN_LOCALLY = Map.of(Library.OPTION_OPEN_FLAGS, 1);

  private final NativeLibrary framework;
  private final NativeLibrary converter;
  private final NativeLibrary cxx;

  ConverterLibrary(NativeTensorFlow files) {
    framework = NativeLibrary.getInstance(files.framework().toString(), OPEN_LOCALLY);
    converter = NativeLibrary.getInstance(files.converter().toString(), OPEN_LOCALLY);
    cxx = NativeLibrary.getInstance("libstdc++.so.6", OPEN_LOCALLY);
    requireKnownVersion();
  }

  private void requireKnownVersion() {
    String version =
        converter.getFunction(ConverterSymbols.VERSION).invokePointer(new Object[0]).getString(0);
    if (!version.equals(ConverterSymbols.TENSORFLOW_VERSION)) {
      throw new ProblemException(
          new Problem(
              "native-version",
              ProblemKind.ENVIRONMENT,
              "libtensorflow_cc",
              "TensorFlow " + version,
              "TensorFlow " + ConverterSymbols.TENSORFLOW_VERSION + ", whose layouts are known",
              "remove the other version of tensorflow-core-native from the plugin's dependencies"));
    }
  }

  Function framework(String symbol) {
    return framework.getFunction(symbol);
  }

  Function cxx(String symbol) {
    return cxx.getFunction(symbol);
  }

  /**
   * Calls a function of libtensorflow_cc that returns an {@code absl::Status}.
   *
   * @throws NativeStatusException when the status is not OK
   */
  void call(String symbol, Object... arguments) throws NativeStatusException {
    HiddenResult status =
        (HiddenResult) converter.getFunction(symbol).invoke(HiddenResult.class, arguments);
    if (status.word0 == 0) {
      return;
    }
    throw translate(status.word0);
  }

  private NativeStatusException translate(long representation) {
    Pointer translated = framework(ConverterSymbols.NEW_STATUS).invokePointer(new Object[0]);
    try (Memory status = new Memory(Long.BYTES)) {
      status.setLong(0, representation);
      framework(ConverterSymbols.SET_STATUS).invokeVoid(new Object[] {translated, status});
      int code = framework(ConverterSymbols.STATUS_CODE).invokeInt(new Object[] {translated});
      Pointer text =
          framework(ConverterSymbols.STATUS_MESSAGE).invokePointer(new Object[] {translated});
      return new NativeStatusException(code, text.getString(0, "UTF-8"));
    } finally {
      framework(ConverterSymbols.DELETE_STATUS).invokeVoid(new Object[] {translated});
      boolean onHeap = (representation & 1) != 0;
      if (onHeap) {
        framework(ConverterSymbols.UNREF_STATUS).invokeVoid(new Object[] {representation});
      }
    }
  }

  /** Large enough to be returned through a hidden pointer; the status is its first word. */
  @Structure.FieldOrder({"word0", "word1", "word2", "word3"})
  public static final class HiddenResult extends Structure implements Structure.ByValue {
    public long word0;
    public long word1;
    public long word2;
    public long word3;
  }

  /** libstdc++'s {@code std::string_view} by value. */
  @Structure.FieldOrder({"length", "start"})
  public static final class StringView extends Structure implements Structure.ByValue {
    public long length;
    public Pointer start;
  }
}
