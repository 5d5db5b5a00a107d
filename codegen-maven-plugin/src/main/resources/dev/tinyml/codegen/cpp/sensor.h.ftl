<#-- View: SensorView -->
<#list notice as line>
// ${line}
</#list>

#ifndef ${macro}_SENSOR_H_
#define ${macro}_SENSOR_H_

#include "model_settings.h"

namespace ${prefix} {

static_assert(kSettingsContract == ${contract},
              "sensor.h and model_settings.h are of different models: generate both anew");

namespace sensor {

enum class Reading {
  kNone,   // Nothing is due yet.
  kTaken,  // The values were filled in.
  kLost,   // A reading was missed or failed: what was collected before now has a gap.
};

// Starts the sensor. Returns nullptr, or a sentence that says what is wrong.
const char* Begin();

// Takes a reading if one is due, and never waits for it. There must be room for kChannelCount
// values, in the same place until the reading is taken.
Reading Poll(float* values);

// Why the last reading was lost, a sentence.
const char* Loss();
<#if samples>

// The two below are all that depends on the accelerometer's library, and have a file of their own,
// sensor_${driver}.${sourceExtension}. The rest is in sensor.${sourceExtension}.

// Starts the accelerometer, and may take its time. Returns whether it answers.
bool BeginAccelerometer();

// Fills in the newest reading in g, without waiting for one. Returns whether the accelerometer
// answered.
bool ReadAccelerometer(float* x, float* y, float* z);
</#if>

}  // namespace sensor
}  // namespace ${prefix}

#endif  // ${macro}_SENSOR_H_
