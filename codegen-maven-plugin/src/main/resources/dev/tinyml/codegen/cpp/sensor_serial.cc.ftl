<#-- View: NamesView -->
<#list notice as line>
// ${line}
</#list>

#include "sensor.h"

#include <Arduino.h>
#include <math.h>
#include <stdlib.h>

#include "model_settings.h"

// No sensor of the board measures what the model was trained on: the numbers come over the serial
// port as text, separated by spaces, commas or line ends.

namespace ${prefix} {
namespace sensor {
namespace {

constexpr int kMaxNumberLength = 31;

char number[kMaxNumberLength + 1];
int number_length = 0;
int values_taken = 0;
bool skipping_line = false;

bool IsLineEnd(int character) { return character == '\r' || character == '\n'; }

bool IsSeparator(int character) {
  return character == ' ' || character == ',' || character == '\t' || IsLineEnd(character);
}

// The rest of the line goes as well: its numbers would land in the wrong places of the next window.
Reading StartOver(int last_character) {
  number_length = 0;
  values_taken = 0;
  skipping_line = !IsLineEnd(last_character);
  return Reading::kLost;
}

}  // namespace

const char* Begin() { return nullptr; }

Reading Poll(float* values) {
  while (Serial.available() > 0) {
    const int character = Serial.read();
    if (skipping_line) {
      skipping_line = !IsLineEnd(character);
      continue;
    }
    if (!IsSeparator(character)) {
      if (number_length == kMaxNumberLength) return StartOver(character);
      number[number_length++] = static_cast<char>(character);
      continue;
    }
    if (number_length == 0) continue;

    number[number_length] = '\0';
    char* end = nullptr;
    const float value = strtof(number, &end);
    if (*end != '\0' || !isfinite(value)) return StartOver(character);
    values[values_taken] = value;
    number_length = 0;
    if (++values_taken == kChannelCount) {
      values_taken = 0;
      return Reading::kTaken;
    }
  }
  return Reading::kNone;
}

}  // namespace sensor
}  // namespace ${prefix}
