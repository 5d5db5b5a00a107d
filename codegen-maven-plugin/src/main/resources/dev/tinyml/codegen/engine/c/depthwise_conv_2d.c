/* Each channel of a pixel of the output is made of one channel of what a window covers. */
struct depthwise_conv_2d {
  const ENGINE_FLASH int8_t *weights; /* four channels of each tap, then the next four channels */
  const ENGINE_FLASH int32_t *scales; /* of each output its bias, less input zero point x sum of
                                         weights, and the multiplier and the shift to its scale */
  struct window window;
  size_t multiplier; /* outputs of each channel */
  size_t images;
  size_t output_height;
  size_t output_width;
  size_t stride_height;
  size_t stride_width;
  size_t pad_top;
  size_t pad_left;
  uint8_t any_scale; /* 1: a shift is to the left, or a sum not below 2^30 */
  int8_t zero_point;
  int8_t lowest;
  int8_t highest;
};

#if defined(ENGINE_DSP)
/* Adds the products of four channels, one each. */
ENGINE_INLINE void add_channels(uint32_t values, uint32_t weights, int32_t *sums) {
  uint32_t value;
  uint32_t weight;
  __asm__(
      "sxtb16 %[value], %[values]\n\t"
      "sxtb16 %[weight], %[weights]\n\t"
      "smlabb %[a], %[value], %[weight], %[a]\n\t"
      "smlatt %[c], %[value], %[weight], %[c]\n\t"
      "sxtb16 %[value], %[values], ror #8\n\t"
      "sxtb16 %[weight], %[weights], ror #8\n\t"
      "smlabb %[b], %[value], %[weight], %[b]\n\t"
      "smlatt %[d], %[value], %[weight], %[d]"
      : [a] "+r"(sums[0]), [b] "+r"(sums[1]), [c] "+r"(sums[2]), [d] "+r"(sums[3]),
        [value] "=&r"(value), [weight] "=&r"(weight)
      : [values] "r"(values), [weights] "r"(weights));
}
#endif

/* A pixel of the output; row and column are the bytes from a tap to the next one. */
static void depthwise_pixel(const ENGINE_FLASH struct depthwise_conv_2d *layer, const int8_t *first,
                            size_t row, size_t column, int8_t *output) {
  const size_t height = layer->window.height;
  const size_t width = layer->window.width;
  const size_t outputs = layer->window.channels * layer->multiplier;
  const ENGINE_FLASH int8_t *weights = layer->weights;
  const ENGINE_FLASH int32_t *scale = layer->scales;
  size_t i = 0;
#if defined(ENGINE_DSP)
  if (layer->multiplier == 1 && !layer->any_scale) {
    for (; i + 4 <= outputs; i += 4) {
      int32_t sums[4] = {0, 0, 0, 0};
      const int8_t *line = first;
      for (size_t y = height; y != 0; y--) {
        const int8_t *tap = line;
        for (size_t x = width; x != 0; x--) {
          add_channels(load_word(tap), load_word(weights), sums);
          tap += column;
          weights += 4;
        }
        line += row;
      }
      const uint32_t bytes =
          rescale_four(sums, scale, layer->zero_point, layer->lowest, layer->highest);
      memcpy(output, &bytes, 4);
      scale += 12;
      output += 4;
      first += 4;
    }
  }
#endif
  size_t repeated = 0;
  for (; i < outputs; i++) {
    const ENGINE_FLASH int8_t *weight = weights + (i & 3);
    const int8_t *line = first;
    int32_t sum = scale[0];
    for (size_t y = height; y != 0; y--) {
      const int8_t *tap = line;
      for (size_t x = width; x != 0; x--) {
        sum += (int32_t)*tap * *weight;
        tap += column;
        weight += 4;
      }
      line += row;
    }
    *output++ = requantize(sum, scale[1], scale[2], layer->zero_point, layer->lowest,
                           layer->highest);
    scale += 3;
    if ((i & 3) == 3) {
      weights += height * width * 4;
    }
    if (++repeated == layer->multiplier) {
      repeated = 0;
      first++;
    }
  }
}

static void depthwise_conv_2d(const ENGINE_FLASH struct depthwise_conv_2d *layer,
                              const int8_t *input, int8_t *output, int8_t *patch) {
  const ENGINE_FLASH struct window *window = &layer->window;
  const size_t channels = window->channels;
  const size_t line = window->image_width * channels;
  /* Where the last window that lies within the image begins. */
  const ptrdiff_t last_top =
      (ptrdiff_t)window->image_height - (ptrdiff_t)((window->height - 1) * window->row_step) - 1;
  const ptrdiff_t last_left =
      (ptrdiff_t)window->image_width - (ptrdiff_t)((window->width - 1) * window->column_step) - 1;
  for (size_t i = layer->images; i != 0; i--) {
    ptrdiff_t top = -(ptrdiff_t)layer->pad_top;
    for (size_t y = layer->output_height; y != 0; y--) {
      ptrdiff_t left = -(ptrdiff_t)layer->pad_left;
      for (size_t x = layer->output_width; x != 0; x--) {
        if (top >= 0 && top <= last_top && left >= 0 && left <= last_left) {
          depthwise_pixel(layer, input + (size_t)top * line + (size_t)left * channels,
                          window->row_step * line, window->column_step * channels, output);
        } else {
          gather(window, input, top, left, patch);
          depthwise_pixel(layer, patch, window->width * channels, channels, output);
        }
        output += channels * layer->multiplier;
        left += (ptrdiff_t)layer->stride_width;
      }
      top += (ptrdiff_t)layer->stride_height;
    }
    input += window->image_height * line;
  }
}
