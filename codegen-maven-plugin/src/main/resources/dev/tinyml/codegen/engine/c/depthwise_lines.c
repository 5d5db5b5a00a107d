#if defined(ENGINE_PAIRS)
/*
 * A window of 3 x 3 over four channels at a time. Their pixels are laid out anew: a line of each
 * channel, in values of 16 bits, so that one instruction multiplies two neighbours.
 */
struct depthwise_lines {
  size_t length;     /* of a line, with what lies beside the image: even */
  int16_t *blank;    /* four lines outside of the image */
  int16_t *lines;    /* of each channel, of each of three rows of the image */
  int32_t *sums;     /* of four channels of each pixel of a row of the output */
  uint32_t *factors; /* weights of four channels: see depthwise_factors() */
};

/*
 * Of each row of the window both neighbours of two weights: the first with the second, the second
 * with the third. Twice as large, as multiply_top() halves what multiply_high() makes of it.
 */
static void depthwise_factors(const int8_t *weights, uint32_t *factors) {
  for (size_t channel = 0; channel < 4; channel++) {
    for (size_t row = 0; row < 3; row++) {
      const int8_t *const taps = weights + 12 * row + channel;
      factors[0] = join_halves(2 * taps[0], 2 * taps[4]);
      factors[1] = join_halves(2 * taps[4], 2 * taps[8]);
      factors += 2;
    }
  }
}

/* Pixels of four channels as four lines, two at a time. */
ENGINE_ALONE void depthwise_spread(const int8_t *pixels, size_t channels, size_t count,
                                   int16_t *line, size_t length) {
  int16_t *second = line + length;
  int16_t *third = second + length;
  int16_t *fourth = third + length;
  for (; count >= 2; count -= 2) {
    const uint32_t word = load_word(pixels);
    const uint32_t next = load_word(pixels + channels);
    const uint32_t even = even_bytes(word);
    const uint32_t odd = odd_bytes(word);
    const uint32_t next_even = even_bytes(next);
    const uint32_t next_odd = odd_bytes(next);
    store_word(line, low_halves(even, next_even));
    store_word(second, low_halves(odd, next_odd));
    store_word(third, high_halves(even, next_even));
    store_word(fourth, high_halves(odd, next_odd));
    pixels += 2 * channels;
    line += 2;
    second += 2;
    third += 2;
    fourth += 2;
  }
  if (count != 0) {
    *line = pixels[0];
    *second = pixels[1];
    *third = pixels[2];
    *fourth = pixels[3];
  }
}

/* A line of the window's three, and what it is multiplied with: see depthwise_factors(). */
struct line_sums {
  uint32_t factors[6];
  const int16_t *top;
  const int16_t *middle;
  const int16_t *bottom;
  int32_t *sums; /* each fourth is one of the channel's */
};

/* Two neighbours of a line, and the two behind them, for outputs side by side, or every other. */
#define ENGINE_LINE_1(line, near, far)    \
  "ldrd lr, r0, [" line "], #4\n\t"       \
  "smlad r11, lr, " near ", r11\n\t"      \
  "smlabt r11, r0, " far ", r11\n\t"      \
  "smlatb r12, lr, " near ", r12\n\t"     \
  "smlad r12, r0, " far ", r12\n\t"
#define ENGINE_LINE_2(line, near, far)    \
  "ldrd lr, r0, [" line "], #8\n\t"       \
  "smlad r11, lr, " near ", r11\n\t"      \
  "smlabt r11, r0, " far ", r11\n\t"      \
  "ldr lr, [" line "]\n\t"                \
  "smlad r12, r0, " near ", r12\n\t"      \
  "smlabt r12, lr, " far ", r12\n\t"

/* Two sums at a time, in r11 and r12. All registers are named: see pair_outputs(). */
#define ENGINE_LINES(line)                                                                     \
  do {                                                                                         \
    register const struct line_sums *sums __asm__("r0") = &state;                              \
    __asm__ volatile(                                                                          \
        "ldmia r0, {r1, r2, r3, r4, r5, r6, r7, r8, r9, r10}\n\t"                              \
        "1: ldr r11, %[bias]\n\t"                                                              \
        "mov r12, r11\n\t" line("r7", "r1", "r2") line("r8", "r3", "r4") line("r9", "r5", "r6") \
        "str r11, [r10], #16\n\t"                                                              \
        "str r12, [r10], #16\n\t"                                                              \
        "ldr r11, %[end]\n\t"                                                                  \
        "cmp r10, r11\n\t"                                                                     \
        "bne 1b"                                                                               \
        : "+r"(sums)                                                                           \
        : [bias] "m"(bias), [end] "m"(end)                                                     \
        : "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9", "r10", "r11", "r12", "lr",     \
          "cc", "memory");                                                                     \
  } while (0)

/* The sums of one channel of a row of the output, an even number of them; bias is twice as large. */
ENGINE_ALONE void depthwise_line(const int16_t *const *rows, size_t channel,
                                 const struct depthwise_lines *lines, int32_t bias, size_t stride,
                                 size_t count) {
  int32_t *const first = lines->sums + channel;
  const int32_t *const end = first + 4 * count;
  struct line_sums state;
  memcpy(state.factors, lines->factors + 6 * channel, sizeof state.factors);
  state.top = rows[0] + channel * lines->length;
  state.middle = rows[1] + channel * lines->length;
  state.bottom = rows[2] + channel * lines->length;
  state.sums = first;
  if (stride == 1) {
    ENGINE_LINES(ENGINE_LINE_1);
  } else {
    ENGINE_LINES(ENGINE_LINE_2);
  }
}
#undef ENGINE_LINES
#undef ENGINE_LINE_2
#undef ENGINE_LINE_1

/* What requantize() makes of the sums of four channels. */
ENGINE_ALONE void depthwise_outputs(const struct depthwise_conv_2d *layer, const int32_t *scale,
                                    const int32_t *sums, size_t count, int8_t *output) {
  const size_t channels = layer->window.channels;
  const int32_t zeros = 2 * layer->zero_point + 1;
  const uint32_t lowest = four_times(layer->lowest);
  const uint32_t highest = four_times(layer->highest);
  for (; count != 0; count--) {
    const uint32_t outputs =
        join_bytes(rescale_twice(sums[0], scale[1], scale[2], zeros),
                   rescale_twice(sums[1], scale[4], scale[5], zeros),
                   rescale_twice(sums[2], scale[7], scale[8], zeros),
                   rescale_twice(sums[3], scale[10], scale[11], zeros));
    store_word(output, hold_bytes(outputs, lowest, highest));
    sums += 4;
    output += channels;
  }
}

/*
 * An image. Not to be cloned: GCC would make copies for layers that never get here as well, and warn
 * of what they would do.
 */
ENGINE_ALONE void depthwise_lines(const struct depthwise_conv_2d *layer, const int8_t *input,
                                  int8_t *output, int8_t *memory) __attribute__((noclone));

ENGINE_ALONE void depthwise_lines(const struct depthwise_conv_2d *layer, const int8_t *input,
                                  int8_t *output, int8_t *memory) {
  const struct window *window = &layer->window;
  const size_t channels = window->channels;
  const size_t count = (layer->output_width + 1) & ~(size_t)1;
  const size_t length = layer->stride_width * count + 2;
  const size_t rest = length - layer->pad_left;
  const size_t width = window->image_width < rest ? window->image_width : rest;
  struct depthwise_lines lines;
  lines.length = length;
  lines.sums = (int32_t *)(void *)memory;
  lines.factors = (uint32_t *)(lines.sums + 4 * count);
  lines.blank = (int16_t *)(void *)(lines.factors + 24);
  lines.lines = lines.blank + 4 * length;
  for (size_t i = 0; i < 16 * length; i++) {
    lines.blank[i] = window->zero_point;
  }
  for (size_t channel = 0; channel < channels; channel += 4) {
    const int32_t *const scale = layer->scales + 3 * channel;
    size_t known = 0;
    depthwise_factors(layer->weights + 9 * channel, lines.factors);
    for (size_t y = 0; y < layer->output_height; y++) {
      const int16_t *rows[3];
      for (size_t i = 0; i < 3; i++) {
        /* What lies before the image has wrapped around and is large. */
        const size_t row = y * layer->stride_height + i - layer->pad_top;
        int16_t *const line = lines.lines + row % 3 * 4 * lines.length;
        rows[i] = row < window->image_height ? line : lines.blank;
        if (row >= known && row < window->image_height) {
          depthwise_spread(input + row * window->image_width * channels + channel, channels, width,
                           line + layer->pad_left, lines.length);
          known = row + 1;
        }
      }
      for (size_t i = 0; i < 4; i++) {
        depthwise_line(rows, i, &lines, 2 * scale[3 * i], layer->stride_width, count);
      }
      depthwise_outputs(layer, scale, lines.sums, layer->output_width,
                        output + y * layer->output_width * channels + channel);
    }
  }
}
#endif
