<#-- View: SensorDriverView -->
<#list notice as line>
// ${line}
</#list>
//
// The BHI260AP with ${library}, set to ${outputRate} readings a second and ${rangeG} g.

#include "sensor.h"

#include <Arduino.h>
#include <Arduino_BHY2.h>
#include <stdint.h>

#include "model_settings.h"

namespace ${prefix} {

static_assert(kSettingsContract == ${contract},
              "this file and model_settings.h are of different models: generate both anew");

namespace sensor {
namespace {

constexpr uint32_t kFirstReadingMillis = 1000;

// The range is spread over all 16-bit numbers.
constexpr float kGPerStep = ${rangeG}.0f / 32768.0f;

SensorXYZ accelerometer(SENSOR_ID_ACC);

}  // namespace

bool BeginAccelerometer() {
  // Without Bluetooth and without a host on the connector, which the library would serve as well.
  if (!BHY2.begin(NICLA_STANDALONE)) return false;
  if (!accelerometer.begin(${outputRate}.0f, 0)) return false;
  if (accelerometer.setRange(${rangeG}) == 0) return false;

  const uint32_t start = static_cast<uint32_t>(millis());
  while (!accelerometer.dataAvailable()) {
    if (static_cast<uint32_t>(millis()) - start >= kFirstReadingMillis) return false;
    BHY2.update();
  }
  return true;
}

bool ReadAccelerometer(float* x, float* y, float* z) {
  // Takes over what has come since the last time. The library does not tell whether anything has.
  BHY2.update();
  *x = static_cast<float>(accelerometer.x()) * kGPerStep;
  *y = static_cast<float>(accelerometer.y()) * kGPerStep;
  *z = static_cast<float>(accelerometer.z()) * kGPerStep;
  return true;
}

}  // namespace sensor
}  // namespace ${prefix}
