#if defined(ENGINE_PAIRS)
/* The even bytes of a word as halves of another one, and the odd ones: two channels each. */
#define ENGINE_TAP                  \
  "ldr r4, [%[taps]], #4\n\t"       \
  "ldr r5, [%[weights]], #4\n\t"    \
  "ldr r4, [r4, %[channel]]\n\t"    \
  "sxtb16 r8, r5\n\t"               \
  "sxtb16 r6, r4\n\t"               \
  "smlabb %[a], r6, r8, %[a]\n\t"   \
  "smlatt %[c], r6, r8, %[c]\n\t"   \
  "sxtb16 r4, r4, ror #8\n\t"       \
  "sxtb16 r5, r5, ror #8\n\t"       \
  "smlabb %[b], r4, r5, %[b]\n\t"   \
  "smlatt %[d], r4, r5, %[d]\n\t"
/* Sums begin with 0, as channels do: "&" keeps both from sharing a register. */
#define ENGINE_TAPS(text)                                                                  \
  __asm__ volatile("1: " text                                                              \
                   "cmp %[taps], %[end]\n\t"                                               \
                   "bne 1b"                                                                \
                   : [a] "+&r"(a), [b] "+&r"(b), [c] "+&r"(c), [d] "+&r"(d),               \
                     [taps] "+&r"(tap), [weights] "+&r"(weights)                           \
                   : [channel] "r"(channel), [end] "r"(end)                                \
                   : "r4", "r5", "r6", "r8", "cc", "memory")

/* Fours of channels of a pixel whose taps lie at some addresses. Returns how many channels. */
ENGINE_ALONE size_t depthwise_fours(const struct depthwise_conv_2d *layer,
                                    const int8_t *const *taps, size_t count, int8_t *output) {
  const size_t channels = layer->window.channels & ~(size_t)3;
  const int32_t zeros = 2 * layer->zero_point + 1;
  const uint32_t lowest = four_times(layer->lowest);
  const uint32_t highest = four_times(layer->highest);
  const int8_t *weights = layer->weights;
  const int32_t *scale = layer->scales;
  const int8_t *const *const end = taps + count;
  for (size_t channel = 0; channel < channels; channel += 4) {
    const int8_t *const *tap = taps;
    int32_t a = 0;
    int32_t b = 0;
    int32_t c = 0;
    int32_t d = 0;
    if (count % 3 == 0) {
      ENGINE_TAPS(ENGINE_TAP ENGINE_TAP ENGINE_TAP);
    } else {
      ENGINE_TAPS(ENGINE_TAP);
    }
    store_word(output + channel, rescale_four(a, b, c, d, &scale, zeros, lowest, highest));
  }
  return channels;
}
#undef ENGINE_TAPS
#undef ENGINE_TAP

/* The outputs from one on. */
static void depthwise_rest(const struct depthwise_conv_2d *layer, const int8_t *const *taps,
                           size_t count, size_t done, int8_t *output) {
  const size_t outputs = layer->window.channels * layer->multiplier;
  for (; done < outputs; done++) {
    const int8_t *weight = layer->weights + (done & ~(size_t)3) * count + (done & 3);
    const int32_t *scale = layer->scales + 3 * done;
    const size_t channel = done / layer->multiplier;
    int32_t sum = scale[0];
    for (size_t i = 0; i < count; i++) {
      sum += (int32_t)taps[i][channel] * weight[4 * i];
    }
    output[done] = requantize(sum, scale[1], scale[2], layer->zero_point, layer->lowest,
                              layer->highest);
  }
}

/* memory is for the addresses of taps, and for what taps outside of the image point to. */
static void depthwise_conv_2d(const struct depthwise_conv_2d *layer, const int8_t *input,
                              int8_t *output, int8_t *memory) {
  const struct window *window = &layer->window;
  const size_t channels = window->channels;
  const size_t count = window->height * window->width;
  const size_t image = window->image_height * window->image_width * channels;
  const int8_t **const taps = (const int8_t **)(void *)memory;
  int8_t *const outside = (int8_t *)(taps + count);
  if (layer->in_lines) {
    for (size_t i = 0; i < layer->images; i++) {
      depthwise_lines(layer, input + i * image,
                      output + i * layer->output_height * layer->output_width * channels, memory);
    }
    return;
  }
  memset(outside, window->zero_point, channels);
  for (size_t i = layer->images; i != 0; i--) {
    for (size_t y = 0; y < layer->output_height; y++) {
      for (size_t x = 0; x < layer->output_width; x++) {
        const int8_t **tap = taps;
        size_t row = y * layer->stride_height - layer->pad_top;
        for (size_t j = window->height; j != 0; j--) {
          size_t column = x * layer->stride_width - layer->pad_left;
          for (size_t k = window->width; k != 0; k--) {
            /* What lies before the image has wrapped around and is large. */
            *tap++ = row < window->image_height && column < window->image_width
                         ? input + (row * window->image_width + column) * channels
                         : outside;
            column += window->column_step;
          }
          row += window->row_step;
        }
        const size_t done = layer->multiplier == 1 && !layer->any_scale
                                ? depthwise_fours(layer, taps, count, output)
                                : 0;
        depthwise_rest(layer, taps, count, done, output);
        output += channels * layer->multiplier;
      }
    }
    input += image;
  }
}
#else
#if defined(ENGINE_MVE)
/* What the sums of every other one of eight channels become; count of them are wanted. */
ENGINE_INLINE int32x4_t depthwise_scaled(const struct depthwise_conv_2d *layer, int32x4_t sums,
                                         const int32_t *scales, size_t count) {
  const uint32x4_t places = vmulq_n_u32(vidupq_n_u32(0, 1), 24);
  const int32x4_t biased = vaddq_s32(sums, gather_words(scales, places, count));
  const int32x4_t multipliers = gather_words(scales + 1, places, count);
  const int32x4_t shifts = gather_words(scales + 2, places, count);
  return hold_vector(layer->any_scale ? scale_any(biased, multipliers, shifts)
                                      : scale_down(biased, multipliers, shifts),
                     layer->zero_point, layer->lowest, layer->highest);
}

/* Up to eight channels of a pixel, from one on; less are read with a predicate. */
ENGINE_INLINE void depthwise_eight(const struct depthwise_conv_2d *layer, const int8_t *first,
                                   size_t row, size_t column, size_t channel, size_t count,
                                   int8_t *output) {
  const size_t height = layer->window.height;
  const size_t width = layer->window.width;
  const mve_pred16_t wanted = vctp16q((uint32_t)count);
  /* Weights are those of four channels of each tap, and those of the next four behind all taps. */
  const uint16x8_t lanes = vidupq_n_u16(0, 1);
  const uint16x8_t fours = vmulq_n_u16(vshrq_n_u16(lanes, 2), (uint16_t)(4 * height * width));
  const uint16x8_t places = vaddq_u16(vandq_u16(lanes, vdupq_n_u16(3)), fours);
  const int8_t *weight = layer->weights + channel * height * width;
  const int8_t *line = first + channel;
  int32x4_t even = vdupq_n_s32(0);
  int32x4_t odd = vdupq_n_s32(0);
  for (size_t y = height; y != 0; y--) {
    const int8_t *tap = line;
    for (size_t x = width; x != 0; x--) {
      const int16x8_t values = count == 8 ? vldrbq_s16(tap) : vldrbq_z_s16(tap, wanted);
      const int16x8_t factors = count == 8 ? vldrbq_gather_offset_s16(weight, places)
                                           : vldrbq_gather_offset_z_s16(weight, places, wanted);
      even = vaddq_s32(even, vmullbq_int_s16(values, factors));
      odd = vaddq_s32(odd, vmulltq_int_s16(values, factors));
      tap += column;
      weight += 4;
    }
    line += row;
  }
  even = depthwise_scaled(layer, even, layer->scales + 3 * channel, (count + 1) / 2);
  odd = depthwise_scaled(layer, odd, layer->scales + 3 * channel + 3, count / 2);
  vstrbq_p_s16(output + channel, vmovntq_s32(vmovnbq_s32(vdupq_n_s16(0), even), odd), wanted);
}

static void depthwise_eights(const struct depthwise_conv_2d *layer, const int8_t *first, size_t row,
                             size_t column, int8_t *output) {
  const struct depthwise_conv_2d local = *layer;
  const size_t rest = local.window.channels % 8;
  const size_t end = local.window.channels - rest;
  for (size_t channel = 0; channel != end; channel += 8) {
    depthwise_eight(&local, first, row, column, channel, 8, output);
  }
  if (rest != 0) {
    depthwise_eight(&local, first, row, column, end, rest, output);
  }
}
#endif

/* A pixel of the output; row and column are the bytes from a tap to the next one. */
static void depthwise_pixel(const ENGINE_FLASH struct depthwise_conv_2d *layer, const int8_t *first,
                            size_t row, size_t column, int8_t *output) {
#if defined(ENGINE_MVE)
  if (layer->multiplier == 1) {
    depthwise_eights(layer, first, row, column, output);
    return;
  }
#endif
  const size_t height = layer->window.height;
  const size_t width = layer->window.width;
  const size_t outputs = layer->window.channels * layer->multiplier;
  const ENGINE_FLASH int8_t *weights = layer->weights;
  const ENGINE_FLASH int32_t *scale = layer->scales;
  size_t repeated = 0;
  for (size_t i = 0; i < outputs; i++) {
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
#endif
