<#-- View: SensorAccelerometerView -->
<#list notice as line>
// ${line}
</#list>

#include "sensor.h"

#include <Arduino.h>
#include <stdint.h>

#include "model_settings.h"

// Reads the accelerometer at the rate of the training data, in its unit and order of axes.

namespace ${prefix} {

static_assert(kSettingsContract == ${contract},
              "this file and model_settings.h are of different models: generate both anew");

namespace sensor {
namespace {

// The driver reads in g, and at most ${rangeG} g; the model was trained on ${unit}.
constexpr float kUnitsPerG = ${unitsPerG};

// When the last reading was due.
uint32_t last_due = 0;

const char* loss = "";

Reading Lose(const char* why) {
  loss = why;
  return Reading::kLost;
}

}  // namespace

const char* Begin() {
  if (!BeginAccelerometer()) {
    return ${notAnswering}
           ${forBoard};
  }
  last_due = static_cast<uint32_t>(micros());
  return nullptr;
}

Reading Poll(float* values) {
  // The difference of unsigned numbers stays right when micros() wraps around after 71 minutes.
  const uint32_t now = static_cast<uint32_t>(micros());
  const uint32_t elapsed = now - last_due;
  if (elapsed < kSamplingPeriodMicros) return Reading::kNone;
  if (elapsed >= 2 * kSamplingPeriodMicros) {
    last_due = now;
    return Lose("A reading was missed: the sketch was busy for too long. The window starts over.");
  }
  // One period on, not to now: a reading that is taken late does not delay all later ones.
  last_due += kSamplingPeriodMicros;

  float x = 0.0f;
  float y = 0.0f;
  float z = 0.0f;
  if (!ReadAccelerometer(&x, &y, &z)) {
    return Lose("The accelerometer did not answer. The window starts over.");
  }
<#list axes as axis>
  values[${axis?index}] = ${axis} * kUnitsPerG;
</#list>
  return Reading::kTaken;
}

const char* Loss() { return loss; }

}  // namespace sensor
}  // namespace ${prefix}
