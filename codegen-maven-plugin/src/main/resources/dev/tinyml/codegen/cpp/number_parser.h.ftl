<#-- View: NamesView -->
<#list notice as line>
// ${line}
</#list>

#ifndef ${macro}_NUMBER_PARSER_H_
#define ${macro}_NUMBER_PARSER_H_

#include <float.h>
#include <stdint.h>

#include "model_settings.h"

namespace ${prefix} {

static_assert(kSettingsContract == ${contract},
              "number_parser.h and model_settings.h are of different models: generate both anew");

// Reads a decimal number character by character: 7, -0.25, .5, 1.5e-3. In place of the C library's
// functions, which take memory from the heap. With a double of 64 bits the result is the float
// nearest to what was written, for numbers of up to 15 digits and exponents that are not extreme.
class NumberParser {
 public:
  // Takes a character. Returns whether the characters so far can begin a number.
  bool Add(char character) {
    if (++length_ > kMaxLength) return false;
    if (character >= '0' && character <= '9') {
      AddDigit(character - '0');
      return true;
    }
    switch (character) {
      case '-':
      case '+':
        return AddSign(character == '-');
      case '.':
        if (state_ > kInteger) return false;
        state_ = kFraction;
        return true;
      case 'e':
      case 'E':
        if (!has_digits_ || state_ > kFraction) return false;
        state_ = kExponentMark;
        return true;
      default:
        return false;
    }
  }

  // Whether there was no character yet.
  bool Empty() const { return length_ == 0; }

  // The number that the characters are, and begins the next one. Returns false, and leaves the
  // value alone, when they are none, or one that is no float.
  bool Finish(float* value) {
    const bool complete = has_digits_ && state_ != kExponentMark && state_ != kExponentSign;
    double magnitude = Magnitude();
    const bool negative = negative_;
    Clear();
    if (!complete || magnitude >= kBeyondFloat) return false;
    if (magnitude > static_cast<double>(FLT_MAX)) magnitude = static_cast<double>(FLT_MAX);
    *value = static_cast<float>(negative ? -magnitude : magnitude);
    return true;
  }

  // Forgets all characters.
  void Clear() { *this = NumberParser(); }

 private:
  enum State { kStart, kSign, kInteger, kFraction, kExponentMark, kExponentSign, kExponent };

  static constexpr int kMaxLength = 63;
  static constexpr int kMaxExponent = 999;

  // The largest power of ten that is exact as a double of 64 bits.
  static constexpr int kExactPower = 22;

  // One more digit than this, and the number is still exact as a double of 64 bits.
  static constexpr uint64_t kMaxMantissa = 99999999999999ULL;

  // Half a step above the largest float; what is below is nearest to that one.
  static constexpr double kBeyondFloat = 3.4028235677973366e38;

  void AddDigit(int digit) {
    if (state_ >= kExponentMark) {
      state_ = kExponent;
      if (exponent_ <= kMaxExponent) exponent_ = 10 * exponent_ + digit;
      return;
    }
    if (state_ < kInteger) state_ = kInteger;
    has_digits_ = true;
    const bool kept = mantissa_ <= kMaxMantissa;
    if (kept) mantissa_ = 10 * mantissa_ + static_cast<uint64_t>(digit);
    if (state_ == kFraction && kept) --scale_;
    if (state_ == kInteger && !kept) ++scale_;
  }

  bool AddSign(bool negative) {
    if (state_ == kStart) {
      state_ = kSign;
      negative_ = negative;
      return true;
    }
    if (state_ == kExponentMark) {
      state_ = kExponentSign;
      negative_exponent_ = negative;
      return true;
    }
    return false;
  }

  double Magnitude() const {
    double magnitude = static_cast<double>(mantissa_);
    if (mantissa_ == 0) return magnitude;
    int power = scale_ + (negative_exponent_ ? -exponent_ : exponent_);
    while (power > 0) {
      int step = power;
      if (step > kExactPower) step = kExactPower;
      magnitude *= PowerOfTen(step);
      power -= step;
    }
    while (power < 0) {
      int step = -power;
      if (step > kExactPower) step = kExactPower;
      magnitude /= PowerOfTen(step);
      power += step;
    }
    return magnitude;
  }

  static double PowerOfTen(int exponent) {
    double power = 1.0;
    for (int i = 0; i < exponent; ++i) power *= 10.0;
    return power;
  }

  State state_ = kStart;
  int length_ = 0;
  bool has_digits_ = false;
  bool negative_ = false;
  bool negative_exponent_ = false;
  uint64_t mantissa_ = 0;
  int scale_ = 0;
  int exponent_ = 0;
};

}  // namespace ${prefix}

#endif  // ${macro}_NUMBER_PARSER_H_
