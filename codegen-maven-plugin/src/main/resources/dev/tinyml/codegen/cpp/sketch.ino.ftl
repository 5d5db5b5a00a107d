<#-- View: SketchView -->
<#list notice as line>
// ${line}
</#list>
//
// Runs the model on the ${boardName} and prints its results on the serial port.

#include <stdint.h>

<#if debounces>
#include "label_filter.h"
</#if>
#include "model_normalization.h"
<#if classifies>
#include "model_result.h"
</#if>
#include "model_runner.h"
#include "model_settings.h"
#include "self_test.h"
#include "sensor.h"
#include "sketch_options.h"
#include "window_buffer.h"

namespace {

namespace model = ${prefix};

static_assert(model::kSettingsContract == ${contract},
              "${name}.ino and model_settings.h are of different models: "
              "generate both anew");

constexpr unsigned long kSerialBaud = ${baud};
constexpr uint32_t kSerialWaitMillis = 3000;
constexpr uint32_t kRepeatMillis = 5000;

model::WindowBuffer window;
<#if debounces>
model::LabelFilter labels;
</#if>

// Why the sketch has stopped; nullptr as long as it runs.
const char* failure = nullptr;

uint32_t NowMillis() { return static_cast<uint32_t>(millis()); }

// Prints a sentence, but the same one not again before kRepeatMillis have passed.
void PrintNowAndThen(const char* sentence) {
  static const char* printed = nullptr;
  static uint32_t printed_at = 0;
  if (sentence == printed && NowMillis() - printed_at < kRepeatMillis) return;
  printed = sentence;
  printed_at = NowMillis();
  Serial.println(sentence);
}

<#if classifies>
void PrintLabel(int label, float score) {
  Serial.print(model::kClassNames[label]);
  Serial.print(" ");
  // print() takes a double. ${scoreComment}
  Serial.println(static_cast<double>(score), ${scoreDigits});
}

</#if>
<#if debounces>
// Prints a label and its score when it begins to hold, and - when none does any more.
void PrintResult(const ${output.type}* output) {
  const model::Result result = model::BestResult(output);
  const bool changed = labels.Add(result.label, result.score);
  if (model::kPrintAll) {
    PrintLabel(result.label, result.score);
  } else if (changed && labels.Label() == model::kNoLabel) {
    Serial.println("-");
  } else if (changed) {
    PrintLabel(labels.Label(), result.score);
  }
}
<#elseif classifies>
// Prints the most likely class and its score.
void PrintResult(const ${output.type}* output) {
  const model::Result result = model::BestResult(output);
  PrintLabel(result.label, result.score);
}
<#else>
// Prints all outputs in a line.
void PrintResult(const ${output.type}* output) {
  for (int i = 0; i < model::kOutputSize; ++i) {
    if (i > 0) Serial.print(" ");
    Serial.print(static_cast<double>(<#if output.quantized>model::DequantizeOutput(output[i])<#else>output[i]</#if>), 6);
  }
  Serial.println();
}
</#if>

}  // namespace

void setup() {
  Serial.begin(kSerialBaud);
  // Without a computer at the port Serial never gets ready, and the sketch shall run anyway.
  const uint32_t start = NowMillis();
  while (!Serial && NowMillis() - start < kSerialWaitMillis) {
  }

  failure = model::PrepareModel();
#ifdef TINYML_SELF_TEST
  failure = model::RunSelfTest(failure);
#endif
  // Last, so that the first reading is due right after it.
  if (failure == nullptr) failure = model::sensor::Begin();
}

void loop() {
#ifdef TINYML_SELF_TEST
  model::RepeatVerdict();
#endif
  if (failure != nullptr) {
    PrintNowAndThen(failure);
    return;
  }

  switch (model::sensor::Poll(window.Next())) {
    case model::sensor::Reading::kNone:
      return;
    case model::sensor::Reading::kLost:
      // The model knows no gaps.
      window.Clear();
<#if samples>
      PrintNowAndThen(model::sensor::Loss());
<#else>
      Serial.println(model::sensor::Loss());
</#if>
      return;
    case model::sensor::Reading::kTaken:
      window.Push();
      break;
  }
  if (!window.Full()) return;

  model::<#if input.quantized>QuantizeWindow<#else>NormalizeWindow</#if>(window.Values(), model::ModelInput(), window.Oldest());
  window.Advance();
  failure = model::RunModel();
  if (failure == nullptr) PrintResult(model::ModelOutput());
}
