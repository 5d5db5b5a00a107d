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
  uint8_t in_lines;  /* 1: the DSP extension has another way: a line for each channel */
  uint8_t any_scale; /* 1: a shift is to the left, or a sum not below 2^30 */
  int8_t zero_point;
  int8_t lowest;
  int8_t highest;
};
