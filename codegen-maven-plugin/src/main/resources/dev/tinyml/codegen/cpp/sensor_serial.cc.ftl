<#-- View: NamesView -->
<#list notice as line>
// ${line}
</#list>

#include "sensor.h"

#include <Arduino.h>
#include <stdint.h>

#include "model_settings.h"
#include "number_parser.h"

// The window comes over the serial port as text: kInputSize numbers, separated by spaces, tabs,
// commas or line ends. After something that is no number the rest of its line is skipped, and the
// window begins anew with the next one, as it does after kSilenceMillis without a character.

namespace ${prefix} {

static_assert(kSettingsContract == ${contract},
              "this file and model_settings.h are of different models: generate both anew");

namespace sensor {
namespace {

constexpr uint32_t kSilenceMillis = 2000;

NumberParser number;
int values_taken = 0;
bool skipping_line = false;
uint32_t last_character_at = 0;
const char* loss = "";

uint32_t NowMillis() { return static_cast<uint32_t>(millis()); }

bool IsLineEnd(int character) { return character == '\r' || character == '\n'; }

bool IsSeparator(int character) {
  return character == ' ' || character == ',' || character == '\t' || IsLineEnd(character);
}

Reading StartOver(const char* why) {
  number.Clear();
  values_taken = 0;
  loss = why;
  return Reading::kLost;
}

// The rest of the line goes as well: its numbers would land in the wrong places of the next window.
Reading SkipLine(int last_character) {
  skipping_line = !IsLineEnd(last_character);
  return StartOver(
      "That is no number. The rest of the line is skipped, and the window starts over.");
}

// The number has ended. Returns kTaken when it was the last one of the window.
Reading TakeNumber(float* values, int last_character) {
  float value = 0.0f;
  if (!number.Finish(&value)) return SkipLine(last_character);
  values[values_taken] = value;
  if (++values_taken < kInputSize) return Reading::kNone;
  values_taken = 0;
  return Reading::kTaken;
}

// Nothing has come for a while: the last number needs no separator, but nothing else is waited for.
Reading EndInSilence(float* values) {
  skipping_line = false;
  if (!number.Empty()) {
    const Reading reading = TakeNumber(values, '\n');
    if (reading != Reading::kNone) return reading;
  }
  if (values_taken == 0) return Reading::kNone;
  return StartOver("Numbers are missing, and no more have come. The window starts over.");
}

}  // namespace

const char* Begin() { return nullptr; }

Reading Poll(float* values) {
  while (Serial.available() > 0) {
    const int character = Serial.read();
    last_character_at = NowMillis();
    if (skipping_line) {
      skipping_line = !IsLineEnd(character);
    } else if (!IsSeparator(character)) {
      if (!number.Add(static_cast<char>(character))) return SkipLine(character);
    } else if (!number.Empty()) {
      const Reading reading = TakeNumber(values, character);
      if (reading != Reading::kNone) return reading;
    }
  }
  if (NowMillis() - last_character_at < kSilenceMillis) return Reading::kNone;
  return EndInSilence(values);
}

const char* Loss() { return loss; }

}  // namespace sensor
}  // namespace ${prefix}
