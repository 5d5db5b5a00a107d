<#-- View: NamesView -->
<#list notice as line>
// ${line}
</#list>

#ifndef ${macro}_WINDOW_BUFFER_H_
#define ${macro}_WINDOW_BUFFER_H_

#include "model_settings.h"

namespace ${prefix} {

static_assert(kSettingsContract == ${contract},
              "window_buffer.h and model_settings.h are of different models: generate both anew");

// The newest readings, in a ring: each takes the place of the oldest one, and nothing is moved.
class WindowBuffer {
 public:
  // Where the next reading goes: room for kChannelCount values, the same until Push().
  float* Next() { return values_ + next_; }

  // The reading at Next() is complete.
  void Push() {
    next_ += kChannelCount;
    if (next_ == kInputSize) next_ = 0;
    if (readings_ < kWindowLength) ++readings_;
  }

  // Whether there is a window that was not used yet.
  bool Full() const { return readings_ == kWindowLength; }

  // The values of the window, kInputSize of them. The oldest is at Oldest(), and behind the last
  // one comes the first.
  const float* Values() const { return values_; }
  int Oldest() const { return next_; }

  // The window was used. The next one shares all but kWindowStride readings with it.
  void Advance() { readings_ = kWindowLength - kWindowStride; }

  // Forgets all readings, and what the next one has of values so far.
  void Clear() {
    next_ = 0;
    readings_ = 0;
  }

 private:
  float values_[kInputSize];
  int next_ = 0;
  int readings_ = 0;
};

}  // namespace ${prefix}

#endif  // ${macro}_WINDOW_BUFFER_H_
