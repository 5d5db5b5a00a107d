<#-- View: NamesView -->
<#list notice as line>
// ${line}
</#list>

#ifndef ${macro}_LABEL_FILTER_H_
#define ${macro}_LABEL_FILTER_H_

#include "model_settings.h"

namespace ${prefix} {

static_assert(kSettingsContract == ${contract},
              "label_filter.h and model_settings.h are of different models: generate both anew");

constexpr int kNoLabel = -1;

// Debounces results: a label holds from when it wins kLabelVotes of the last kLabelWindows windows
// until another one does, or none of those windows is its own any more. Scores below
// kLabelThreshold win nothing.
class LabelFilter {
 public:
  LabelFilter() { Clear(); }

  // Adds the result of a window. Returns whether Label() is another one than before.
  bool Add(int label, float score) {
    const int vote = score >= kLabelThreshold ? label : kNoLabel;
    votes_[next_] = vote;
    if (++next_ == kLabelWindows) next_ = 0;

    const int before = label_;
    if (vote != kNoLabel && Votes(vote) >= kLabelVotes) {
      label_ = vote;
    } else if (Votes(label_) == 0) {
      label_ = kNoLabel;
    }
    return label_ != before;
  }

  // The label that holds, or kNoLabel.
  int Label() const { return label_; }

  // Forgets all results.
  void Clear() {
    for (int i = 0; i < kLabelWindows; ++i) votes_[i] = kNoLabel;
    next_ = 0;
    label_ = kNoLabel;
  }

 private:
  int Votes(int label) const {
    int votes = 0;
    for (int i = 0; i < kLabelWindows; ++i) {
      if (votes_[i] == label) ++votes;
    }
    return votes;
  }

  int votes_[kLabelWindows];
  int next_;
  int label_;
};

}  // namespace ${prefix}

#endif  // ${macro}_LABEL_FILTER_H_
