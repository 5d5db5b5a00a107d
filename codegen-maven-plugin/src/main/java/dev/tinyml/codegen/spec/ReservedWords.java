package dev.tinyml.codegen.spec;

import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * Names that generated code can't use: keywords of C, C++ and Java, names of Arduino's core that
 * are macros or entry points, and file names that Windows keeps for devices.
 */
final class ReservedWords {
  private static final Set<String> C_AND_CPP =
      words(
          "alignas alignof and and_eq asm atomic_cancel atomic_commit atomic_noexcept auto bitand"
              + " bitor bool break case catch char char8_t char16_t char32_t class compl concept"
              + " const consteval constexpr constinit const_cast continue co_await co_return"
              + " co_yield decltype default delete do double dynamic_cast else enum explicit export"
              + " extern false float for friend goto if inline int long mutable namespace new"
              + " noexcept not not_eq nullptr operator or or_eq private protected public reflexpr"
              + " register reinterpret_cast requires restrict return short signed sizeof static"
              + " static_assert static_cast struct switch synchronized template this thread_local"
              + " throw true try typedef typeid typename typeof union unsigned using virtual void"
              + " volatile wchar_t while xor xor_eq");

  private static final Set<String> ARDUINO =
      words(
          "main setup loop std tflite sensor abs bit boolean byte constrain degrees interrupts"
              + " radians round sq word min max F PI HIGH LOW INPUT OUTPUT");

  private static final Set<String> WINDOWS_DEVICES =
      words(
          "con prn aux nul com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt1 lpt2 lpt3 lpt4 lpt5"
              + " lpt6 lpt7 lpt8 lpt9");

  private ReservedWords() {}

  private static Set<String> words(String list) {
    return Set.of(list.split(" "));
  }

  static boolean contains(String name) {
    return C_AND_CPP.contains(name)
        || ARDUINO.contains(name)
        || SourceVersion.isKeyword(name)
        || WINDOWS_DEVICES.contains(name.toLowerCase(Locale.ROOT));
  }
}
