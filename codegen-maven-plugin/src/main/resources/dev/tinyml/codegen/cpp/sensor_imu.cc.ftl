<#-- View: SensorDriverView -->
<#list notice as line>
// ${line}
</#list>
//
// The ${part} with ${library}, a library that presents a sensor as those of
// Arduino's own boards do: an object IMU that reads in g.

#include "sensor.h"

#include <${header}>

#include "model_settings.h"

namespace ${prefix} {

static_assert(kSettingsContract == ${contract},
              "this file and model_settings.h are of different models: generate both anew");

namespace sensor {

bool BeginAccelerometer() {
  return IMU.begin() != 0;
}

bool ReadAccelerometer(float* x, float* y, float* z) {
  return IMU.readAcceleration(*x, *y, *z) != 0;
}

}  // namespace sensor
}  // namespace ${prefix}
