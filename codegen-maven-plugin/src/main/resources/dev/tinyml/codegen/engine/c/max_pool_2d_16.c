/* The largest value of each channel of what a window covers. */
struct max_pool_2d_16 {
  struct window window;
  size_t images;
  size_t output_height;
  size_t output_width;
  size_t stride_height;
  size_t stride_width;
  size_t pad_top;
  size_t pad_left;
  int16_t lowest;
  int16_t highest;
};

static void max_pool_2d_16(const ENGINE_FLASH struct max_pool_2d_16 *layer, const int16_t *input,
                        int16_t *output) {
  const ENGINE_FLASH struct window *window = &layer->window;
  const size_t channels = window->channels;
  for (size_t i = layer->images; i != 0; i--) {
    for (size_t y = 0; y < layer->output_height; y++) {
      const struct span rows = covered(y * layer->stride_height, layer->pad_top, window->height,
                                       window->image_height);
      for (size_t x = 0; x < layer->output_width; x++) {
        const struct span columns = covered(x * layer->stride_width, layer->pad_left, window->width,
                                            window->image_width);
        for (size_t channel = 0; channel < channels; channel++) {
          int16_t largest = INT16_MIN;
          for (size_t row = rows.begin; row < rows.end; row++) {
            const int16_t *value =
                input + (row * window->image_width + columns.begin) * channels + channel;
            for (size_t column = columns.begin; column < columns.end; column++) {
              if (*value > largest) {
                largest = *value;
              }
              value += channels;
            }
          }
          *output++ = hold_short(largest, layer->lowest, layer->highest);
        }
      }
    }
    input += window->image_height * window->image_width * channels;
  }
}
