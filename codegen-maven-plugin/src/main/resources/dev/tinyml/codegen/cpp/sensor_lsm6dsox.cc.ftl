<#-- View: SensorDriverView -->
<#list notice as line>
// ${line}
</#list>
//
// The LSM6DSOX with ${library}, which sets it to ${outputRate} readings a second and ${rangeG} g.

#include "sensor.h"

#include <Arduino_LSM6DSOX.h>

#include "model_settings.h"

namespace ${prefix} {

static_assert(kSettingsContract == ${contract},
              "this file and model_settings.h are of different models: generate both anew");

namespace sensor {

bool BeginAccelerometer() {
  // Also checks that the part is an LSM6DSOX.
  return IMU.begin() != 0;
}

bool ReadAccelerometer(float* x, float* y, float* z) {
  return IMU.readAcceleration(*x, *y, *z) != 0;
}

}  // namespace sensor
}  // namespace ${prefix}
