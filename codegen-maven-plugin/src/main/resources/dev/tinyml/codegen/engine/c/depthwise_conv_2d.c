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

/* Outputs from one on, of a pixel; row and column are the bytes from a tap to the next one. */
static void depthwise_rest(const ENGINE_FLASH struct depthwise_conv_2d *layer, size_t output,
                           const int8_t *first, size_t row, size_t column, int8_t *result) {
  const size_t height = layer->window.height;
  const size_t width = layer->window.width;
  const size_t outputs = layer->window.channels * layer->multiplier;
  const ENGINE_FLASH int8_t *weights = layer->weights + output * height * width;
  const ENGINE_FLASH int32_t *scale = layer->scales + 3 * output;
  size_t repeated = 0;
  first += output;
  for (; output < outputs; output++) {
    const ENGINE_FLASH int8_t *weight = weights + (output & 3);
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
    *result++ = requantize(sum, scale[1], scale[2], layer->zero_point, layer->lowest,
                           layer->highest);
    scale += 3;
    if ((output & 3) == 3) {
      weights += height * width * 4;
    }
    if (++repeated == layer->multiplier) {
      repeated = 0;
      first++;
    }
  }
}

#if defined(ENGINE_DSP)
/* As many outputs of a pixel as there are fours of channels. Returns how many. */
static size_t depthwise_fours(const struct depthwise_conv_2d *layer, const int8_t *first, size_t row,
                              size_t column, int8_t *result) {
  const size_t width = layer->window.width;
  const size_t outputs = layer->window.channels & ~(size_t)3;
  const int32_t zeros = 2 * layer->zero_point + 1;
  const uint32_t lowest = four_times(layer->lowest);
  const uint32_t highest = four_times(layer->highest);
  const int8_t *weights = layer->weights;
  const int32_t *scale = layer->scales;
  for (size_t i = 0; i < outputs; i += 4) {
    int32_t a = 0;
    int32_t b = 0;
    int32_t c = 0;
    int32_t d = 0;
    const int8_t *line = first + i;
    for (size_t y = layer->window.height; y != 0; y--) {
      const int8_t *tap = line;
      size_t taps = width;
      /* The even bytes of a word as halves of another one, and the odd ones: two channels each. */
      __asm__(
          "1: ldr r4, [%[tap]]\n\t"
          "ldr r5, [%[weights]], #4\n\t"
          "add %[tap], %[column]\n\t"
          "sxtb16 r6, r4\n\t"
          "sxtb16 r8, r5\n\t"
          "smlabb %[a], r6, r8, %[a]\n\t"
          "smlatt %[c], r6, r8, %[c]\n\t"
          "sxtb16 r4, r4, ror #8\n\t"
          "sxtb16 r5, r5, ror #8\n\t"
          "smlabb %[b], r4, r5, %[b]\n\t"
          "smlatt %[d], r4, r5, %[d]\n\t"
          "subs %[taps], #1\n\t"
          "bne 1b"
          : [a] "+r"(a), [b] "+r"(b), [c] "+r"(c), [d] "+r"(d),
            [tap] "+r"(tap), [weights] "+r"(weights), [taps] "+r"(taps)
          : [column] "r"(column), ENGINE_READS(tap), ENGINE_READS(weights)
          : "r4", "r5", "r6", "r8", "cc");
      line += row;
    }
    store_word(result + i, rescale_four(a, b, c, d, &scale, zeros, lowest, highest));
  }
  return outputs;
}
#endif

static void depthwise_pixel(const ENGINE_FLASH struct depthwise_conv_2d *layer, const int8_t *first,
                            size_t row, size_t column, int8_t *output) {
  size_t done = 0;
#if defined(ENGINE_DSP)
  if (layer->multiplier == 1 && !layer->any_scale) {
    done = depthwise_fours(layer, first, row, column, output);
  }
#endif
  depthwise_rest(layer, done, first, row, column, output + done);
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
