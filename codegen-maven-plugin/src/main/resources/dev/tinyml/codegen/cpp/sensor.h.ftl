<#-- View: NamesView -->
<#list notice as line>
// ${line}
</#list>

#ifndef ${macro}_SENSOR_H_
#define ${macro}_SENSOR_H_

namespace ${prefix} {
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

}  // namespace sensor
}  // namespace ${prefix}

#endif  // ${macro}_SENSOR_H_
