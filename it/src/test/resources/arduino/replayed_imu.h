/* A motion sensor with the API of Arduino's own libraries that answers with recorded samples. */
#ifndef TINYML_IT_REPLAYED_IMU_H_
#define TINYML_IT_REPLAYED_IMU_H_

#include "replay.h"

/* Which of its two chips Arduino_BMI270_BMM150 starts. */
enum CfgBoschSensor_t { BOSCH_ACCELEROMETER_ONLY, BOSCH_MAGNETOMETER_ONLY, BOSCH_ACCEL_AND_MAGN };

class ReplayedImu {
 public:
  int begin(CfgBoschSensor_t chips = BOSCH_ACCEL_AND_MAGN);
  void end();
  /* 1 as long as there are samples left. */
  int accelerationAvailable();
  /* The next sample; 0 when there is none. */
  int readAcceleration(float& x, float& y, float& z);
  float accelerationSampleRate();

  bool exhausted() const { return next_ >= replay_sample_count; }

 private:
  int next_ = 0;
};

extern ReplayedImu IMU;

#endif
