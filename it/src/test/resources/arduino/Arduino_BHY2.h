/* Stands for the library of the Nicla Sense ME's sensor hub: 16-bit numbers over the range that is set. */
#pragma once

#include <math.h>
#include <stdint.h>

#include "replayed_imu.h"

enum NiclaConfig { NICLA_STANDALONE = 4 };
enum { SENSOR_ID_ACC = 4 };

class SensorXYZ {
 public:
  explicit SensorXYZ(uint8_t) { newest() = this; }

  bool begin(float, uint32_t) { return true; }
  int setRange(uint16_t range) {
    range_ = static_cast<float>(range);
    return 1;
  }
  bool dataAvailable() const { return true; }
  int16_t x() const { return raw(0); }
  int16_t y() const { return raw(1); }
  int16_t z() const { return raw(2); }

  /* Not of the library: takes the next sample. */
  static void advance() {
    SensorXYZ* const sensor = newest();
    IMU.readAcceleration(sensor->values_[0], sensor->values_[1], sensor->values_[2]);
  }

 private:
  static SensorXYZ*& newest() {
    static SensorXYZ* sensor = nullptr;
    return sensor;
  }

  int16_t raw(int axis) const {
    return static_cast<int16_t>(lroundf(values_[axis] * 32768.0f / range_));
  }

  float range_ = 8.0f;
  float values_[3] = {0.0f, 0.0f, 0.0f};
};

class Arduino_BHY2 {
 public:
  bool begin(NiclaConfig) { return true; }
  void update() { SensorXYZ::advance(); }
};

/* The library has one object; this one keeps nothing. */
static Arduino_BHY2 BHY2;
