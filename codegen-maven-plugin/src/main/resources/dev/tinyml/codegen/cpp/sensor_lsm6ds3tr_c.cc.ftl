<#-- View: SensorDriverView -->
<#list notice as line>
// ${line}
</#list>
//
// The LSM6DS3TR-C with ${library}, set to ${outputRate} readings a second and ${rangeG} g.

#include "sensor.h"

#include <LSM6DS3.h>
#include <stdint.h>

#include "model_settings.h"

namespace ${prefix} {

static_assert(kSettingsContract == ${contract},
              "this file and model_settings.h are of different models: generate both anew");

namespace sensor {
namespace {

LSM6DS3 imu(I2C_MODE, 0x6A);

float InG(const uint8_t* low_byte_first) {
  const unsigned bits = low_byte_first[0] | static_cast<unsigned>(low_byte_first[1]) << 8;
  return imu.calcAccel(static_cast<int16_t>(bits));
}

}  // namespace

bool BeginAccelerometer() {
  imu.settings.accelRange = ${rangeG};
  imu.settings.accelSampleRate = ${outputRate};
  imu.settings.gyroEnabled = 0;
  return imu.begin() == IMU_SUCCESS;
}

bool ReadAccelerometer(float* x, float* y, float* z) {
  // In one go: the three axes are of the same moment, and a failure is told.
  uint8_t bytes[6] = {0, 0, 0, 0, 0, 0};
  if (imu.readRegisterRegion(bytes, LSM6DS3_ACC_GYRO_OUTX_L_XL, sizeof(bytes)) != IMU_SUCCESS) {
    return false;
  }
  *x = InG(bytes);
  *y = InG(bytes + 2);
  *z = InG(bytes + 4);
  return true;
}

}  // namespace sensor
}  // namespace ${prefix}
