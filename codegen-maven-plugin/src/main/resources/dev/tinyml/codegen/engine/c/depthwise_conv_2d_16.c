/* Each channel of what a window covers, with weights of its own. */
struct depthwise_conv_2d_16 {
  const ENGINE_FLASH int8_t *weights; /* height x width x outputs */
  struct result_16 result;
  struct window window;
  size_t images;
  size_t output_height;
  size_t output_width;
  size_t stride_height;
  size_t stride_width;
  size_t pad_top;
  size_t pad_left;
  size_t multiplier; /* outputs of a channel */
};

static void depthwise_conv_2d_16(const ENGINE_FLASH struct depthwise_conv_2d_16 *layer,
                                 const int16_t *input, int16_t *output) {
  const ENGINE_FLASH struct window *window = &layer->window;
  const size_t outputs = window->channels * layer->multiplier;
  for (size_t i = layer->images; i != 0; i--) {
    ptrdiff_t top = -(ptrdiff_t)layer->pad_top;
    for (size_t y = layer->output_height; y != 0; y--) {
      ptrdiff_t left = -(ptrdiff_t)layer->pad_left;
      for (size_t x = layer->output_width; x != 0; x--) {
        const ENGINE_FLASH int32_t *scale = layer->result.scales;
        for (size_t unit = 0; unit < outputs; unit++) {
          const ENGINE_FLASH int8_t *weight = layer->weights + unit;
          int64_t sum = bias_16(scale);
          for (size_t j = 0; j < window->height; j++) {
            const ptrdiff_t row = top + (ptrdiff_t)(j * window->row_step);
            int32_t part = 0;
            if (row < 0 || row >= (ptrdiff_t)window->image_height) {
              weight += window->width * outputs;
              continue;
            }
            for (size_t k = 0; k < window->width; k++) {
              const ptrdiff_t column = left + (ptrdiff_t)(k * window->column_step);
              if (column >= 0 && column < (ptrdiff_t)window->image_width) {
                const size_t pixel = (size_t)row * window->image_width + (size_t)column;
                part += (int32_t)input[pixel * window->channels + unit / layer->multiplier] *
                        *weight;
              }
              weight += outputs;
            }
            sum += part;
          }
          *output++ = as_result_16(&layer->result, scale, sum);
          scale += 4;
        }
        left += (ptrdiff_t)layer->stride_width;
      }
      top += (ptrdiff_t)layer->stride_height;
    }
    input += window->image_height * window->image_width * window->channels;
  }
}
