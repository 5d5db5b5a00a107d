// Runs a model in TensorFlow Lite Micro: tflm_runner MODEL PREFIX reads PREFIX.in0, PREFIX.in1, .. (raw samples one after the
// other) and writes PREFIX.out0, ... Each sample starts from a new state. Link with TensorFlow Lite Micro's reference kernels.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tensorflow/lite/micro/micro_interpreter.h"
#include "tensorflow/lite/micro/micro_mutable_op_resolver.h"
#include "tensorflow/lite/schema/schema_generated.h"

namespace {

std::vector<char> Read(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  return std::vector<char>(std::istreambuf_iterator<char>(stream), {});
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<char> content = Read(arguments[1]);
  const std::string prefix = arguments[2];
  void* model = std::aligned_alloc(64, (content.size() + 63) / 64 * 64);
  std::memcpy(model, content.data(), content.size());
  tflite::MicroMutableOpResolver<128> resolver;
  resolver.AddAbs();
  resolver.AddAdd();
  resolver.AddAddN();
  resolver.AddArgMax();
  resolver.AddArgMin();
  resolver.AddAveragePool2D();
  resolver.AddBatchMatMul();
  resolver.AddBatchToSpaceNd();
  resolver.AddBroadcastTo();
  resolver.AddCast();
  resolver.AddConcatenation();
  resolver.AddConv2D();
  resolver.AddCumSum();
  resolver.AddDepthToSpace();
  resolver.AddDepthwiseConv2D();
  resolver.AddDequantize();
  resolver.AddDiv();
  resolver.AddDynamicUpdateSlice();
  resolver.AddElu();
  resolver.AddEmbeddingLookup();
  resolver.AddEqual();
  resolver.AddExpandDims();
  resolver.AddFill();
  resolver.AddFullyConnected();
  resolver.AddGather();
  resolver.AddGatherNd();
  resolver.AddGreater();
  resolver.AddGreaterEqual();
  resolver.AddHardSwish();
  resolver.AddL2Normalization();
  resolver.AddLeakyRelu();
  resolver.AddLess();
  resolver.AddLessEqual();
  resolver.AddLogSoftmax();
  resolver.AddLogicalAnd();
  resolver.AddLogicalNot();
  resolver.AddLogicalOr();
  resolver.AddLogistic();
  resolver.AddMaxPool2D();
  resolver.AddMaximum();
  resolver.AddMean();
  resolver.AddMinimum();
  resolver.AddMirrorPad();
  resolver.AddMul();
  resolver.AddNeg();
  resolver.AddNotEqual();
  resolver.AddPack();
  resolver.AddPad();
  resolver.AddPadV2();
  resolver.AddPrelu();
  resolver.AddQuantize();
  resolver.AddReduceAll();
  resolver.AddReduceMax();
  resolver.AddReduceMin();
  resolver.AddRelu();
  resolver.AddRelu6();
  resolver.AddReshape();
  resolver.AddResizeBilinear();
  resolver.AddResizeNearestNeighbor();
  resolver.AddReverseV2();
  resolver.AddRsqrt();
  resolver.AddSelectV2();
  resolver.AddShape();
  resolver.AddSlice();
  resolver.AddSoftmax();
  resolver.AddSpaceToBatchNd();
  resolver.AddSpaceToDepth();
  resolver.AddSplit();
  resolver.AddSplitV();
  resolver.AddSquaredDifference();
  resolver.AddSqueeze();
  resolver.AddStridedSlice();
  resolver.AddSub();
  resolver.AddSum();
  resolver.AddSvdf();
  resolver.AddTanh();
  resolver.AddTranspose();
  resolver.AddTransposeConv();
  resolver.AddUnidirectionalSequenceLSTM();
  resolver.AddUnpack();
  resolver.AddZerosLike();
  constexpr size_t kArena = 16 << 20;
  auto* arena = static_cast<uint8_t*>(std::aligned_alloc(64, kArena));
  tflite::MicroInterpreter interpreter(tflite::GetModel(model), resolver, arena, kArena);
  if (interpreter.AllocateTensors() != kTfLiteOk) return 2;
  std::vector<std::vector<char>> inputs;
  for (size_t i = 0; i < interpreter.inputs_size(); i++) inputs.push_back(Read(prefix + ".in" + std::to_string(i)));
  std::vector<std::ofstream> outputs;
  for (size_t i = 0; i < interpreter.outputs_size(); i++) {
    outputs.emplace_back(prefix + ".out" + std::to_string(i), std::ios::binary);
  }
  const size_t samples = inputs[0].size() / interpreter.input(0)->bytes;
  for (size_t sample = 0; sample < samples; sample++) {
    interpreter.Reset();
    for (size_t i = 0; i < inputs.size(); i++) {
      const size_t bytes = interpreter.input(i)->bytes;
      std::memcpy(interpreter.input(i)->data.raw, inputs[i].data() + sample * bytes, bytes);
    }
    if (interpreter.Invoke() != kTfLiteOk) return 3;
    for (size_t i = 0; i < outputs.size(); i++) {
      outputs[i].write(interpreter.output(i)->data.raw, interpreter.output(i)->bytes);
    }
  }
  return 0;
}
