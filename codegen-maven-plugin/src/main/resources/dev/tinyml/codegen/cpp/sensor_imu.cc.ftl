<#-- View: SensorImuView -->
<#list notice as line>
// ${line}
</#list>

#include "sensor.h"

#include <Arduino.h>
#include <${header}>
#include <stdint.h>

#include "model_settings.h"

namespace ${prefix} {

static_assert(kSettingsContract == ${contract},
              "sensor.cc and model_settings.h are of different models: generate both anew");

namespace sensor {
namespace {

// The library reads in g, and at most ${rangeG} g; the model was trained on ${unit}.
constexpr float kUnitsPerG = ${unitsPerG};

// When the last reading was due.
uint32_t last_due = 0;

}  // namespace

const char* Begin() {
  // ${beginNote}
  if (${begin} == 0) {
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
    return Reading::kLost;
  }
  // One period on, not to now: a reading that is taken late does not delay all later ones.
  last_due += kSamplingPeriodMicros;

  // The sensor measures ${outputRate} times a second by its own clock; this is its newest value.
  float x = 0.0f;
  float y = 0.0f;
  float z = 0.0f;
  if (IMU.readAcceleration(x, y, z) == 0) return Reading::kLost;
<#list axes as axis>
  values[${axis?index}] = ${axis} * kUnitsPerG;
</#list>
  return Reading::kTaken;
}

}  // namespace sensor
}  // namespace ${prefix}
