<#-- View: SensorDriverView -->
<#list notice as line>
// ${line}
</#list>
//
// The BMI270 with ${library}, which sets it to ${outputRate} readings a second and ${rangeG} g.

#include "sensor.h"

#include <Arduino_BMI270_BMM150.h>

#include "model_settings.h"

namespace ${prefix} {

static_assert(kSettingsContract == ${contract},
              "this file and model_settings.h are of different models: generate both anew");

namespace sensor {

bool BeginAccelerometer() {
  // Without the magnetometer: with it, the library forgets that the accelerometer has failed.
  return IMU.begin(BOSCH_ACCELEROMETER_ONLY) != 0;
}

bool ReadAccelerometer(float* x, float* y, float* z) {
  return IMU.readAcceleration(*x, *y, *z) != 0;
}

}  // namespace sensor
}  // namespace ${prefix}
