<#-- View: SensorView -->
<#list notice as line>
// ${line}
</#list>

#include "sensor.h"

#include <Arduino.h>
#include <stdlib.h>

#include "model_settings.h"

// No sensor of the board measures what the model was trained on: the numbers come over the serial
// port as text, separated by spaces, commas or line ends.

namespace sensor {
namespace {

constexpr int kMaxNumberLength = 31;

char number[kMaxNumberLength + 1];
int number_length = 0;
int values_taken = 0;

Reading StartOver() {
  number_length = 0;
  values_taken = 0;
  return Reading::kLost;
}

bool IsSeparator(int character) {
  return character == ' ' || character == ',' || character == '\t' || character == '\r' ||
         character == '\n';
}

}  // namespace

const char* Begin() { return nullptr; }

Reading Poll(float* values) {
  while (Serial.available() > 0) {
    const int character = Serial.read();
    if (!IsSeparator(character)) {
      if (number_length == kMaxNumberLength) return StartOver();
      number[number_length++] = static_cast<char>(character);
      continue;
    }
    if (number_length == 0) continue;

    number[number_length] = '\0';
    char* end = nullptr;
    values[values_taken] = strtof(number, &end);
    if (*end != '\0') return StartOver();
    number_length = 0;
    if (++values_taken == ${prefix}::kChannelCount) {
      values_taken = 0;
      return Reading::kTaken;
    }
  }
  return Reading::kNone;
}

}  // namespace sensor
