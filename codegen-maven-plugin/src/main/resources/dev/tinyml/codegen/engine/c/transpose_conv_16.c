/* Each pixel of the output collects its parts of the pixels of the input that a window spreads. */
struct transpose_conv_16 {
  const ENGINE_FLASH int8_t *weights; /* outputs x height x width x channels */
  struct result_16 result;
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
};

static void transpose_conv_16(const ENGINE_FLASH struct transpose_conv_16 *layer, const int16_t *input,
                              int16_t *output) {
  const size_t channels = layer->channels;
  for (size_t i = layer->images; i != 0; i--) {
    for (size_t y = 0; y < layer->output_height; y++) {
      for (size_t x = 0; x < layer->output_width; x++) {
        const ENGINE_FLASH int8_t *weight = layer->weights;
        const ENGINE_FLASH int32_t *scale = layer->result.scales;
        for (size_t unit = layer->outputs; unit != 0; unit--) {
          int64_t sum = bias_16(scale);
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
                sum = sum_16(weight, input + (row * layer->input_width + column) * channels,
                             channels, sum);
              }
              weight += channels;
            }
          }
          *output++ = as_result_16(&layer->result, scale, sum);
          scale += 4;
        }
      }
    }
    input += layer->input_height * layer->input_width * channels;
  }
}
