/* Each pixel of the output collects its parts of the pixels of the input that a window spreads. */
struct transpose_conv {
  const ENGINE_FLASH int8_t *weights; /* outputs x height x width x channels */
  const ENGINE_FLASH int32_t *scales; /* of each output its bias, and the multiplier and the shift
                                         to its scale */
  size_t images;
  size_t input_height;
  size_t input_width;
  size_t channels;
  size_t height; /* of the window */
  size_t width;
  size_t stride_height;
  size_t stride_width;
  size_t pad_top;
  size_t pad_left;
  size_t output_height;
  size_t output_width;
  size_t outputs;
  int8_t input_zero_point;
  int8_t zero_point;
  int8_t lowest;
  int8_t highest;
};

static void transpose_conv(const ENGINE_FLASH struct transpose_conv *layer, const int8_t *input,
                           int8_t *output) {
  const size_t channels = layer->channels;
  const int16_t zero_point = layer->input_zero_point;
  for (size_t i = layer->images; i != 0; i--) {
    for (size_t y = 0; y < layer->output_height; y++) {
      for (size_t x = 0; x < layer->output_width; x++) {
        const ENGINE_FLASH int8_t *weight = layer->weights;
        const ENGINE_FLASH int32_t *scale = layer->scales;
        for (size_t unit = layer->outputs; unit != 0; unit--) {
          int32_t sum = scale[0];
          for (size_t j = 0; j < layer->height; j++) {
            const size_t down = y + layer->pad_top - j;
            const size_t row = down / layer->stride_height;
            for (size_t k = 0; k < layer->width; k++) {
              const size_t right = x + layer->pad_left - k;
              const size_t column = right / layer->stride_width;
              /* What lies before the image has wrapped around. */
              if (y + layer->pad_top >= j && x + layer->pad_left >= k &&
                  row * layer->stride_height == down && column * layer->stride_width == right &&
                  row < layer->input_height && column < layer->input_width) {
                const int8_t *value = input + (row * layer->input_width + column) * channels;
                for (size_t channel = 0; channel < channels; channel++) {
                  sum += (int32_t)(value[channel] - zero_point) * weight[channel];
                }
              }
              weight += channels;
            }
          }
          *output++ = requantize(sum, scale[1], scale[2], layer->zero_point, layer->lowest,
                                 layer->highest);
          scale += 3;
        }
      }
    }
    input += layer->input_height * layer->input_width * channels;
  }
}
