/* Stands for Seeed's library of the XIAO nRF52840 Sense's motion sensor: registers with 16-bit numbers. */
#pragma once

#include <math.h>
#include <stdint.h>

#include "replayed_imu.h"

#define I2C_MODE 0
#define LSM6DS3_ACC_GYRO_OUTX_L_XL 0X28

typedef enum { IMU_SUCCESS, IMU_HW_ERROR } status_t;

struct SensorSettings {
  uint8_t gyroEnabled;
  uint16_t accelRange;
  uint16_t accelSampleRate;
};

class LSM6DS3 {
 public:
  SensorSettings settings;

  LSM6DS3(uint8_t, uint8_t) : settings() { settings.accelRange = 16; }

  status_t begin() { return IMU_SUCCESS; }

  status_t readRegisterRegion(uint8_t* bytes, uint8_t, uint8_t length) {
    float values[3];
    if (length != 6 || IMU.readAcceleration(values[0], values[1], values[2]) == 0) {
      return IMU_HW_ERROR;
    }
    for (int i = 0; i < 3; ++i) {
      const int16_t raw = static_cast<int16_t>(lroundf(values[i] / calcAccel(1)));
      bytes[2 * i] = static_cast<uint8_t>(raw & 0xff);
      bytes[2 * i + 1] = static_cast<uint8_t>(raw >> 8);
    }
    return IMU_SUCCESS;
  }

  float calcAccel(int16_t raw) {
    return static_cast<float>(raw) * 0.061f * static_cast<float>(settings.accelRange >> 1) / 1000.0f;
  }
};
