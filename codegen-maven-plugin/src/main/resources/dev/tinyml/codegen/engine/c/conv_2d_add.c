/*
 * A convolution whose pixels are added to those of another image, one by one: the output may be the
 * memory of the other image.
 */
struct conv_2d_add {
  struct conv_2d conv;
  struct add add;
  uint8_t second;  /* 1: what is convolved is the second summand */
  size_t convolved; /* where it goes, in bytes of memory */
};

static void conv_2d_add(const ENGINE_FLASH struct conv_2d_add *layer, const int8_t *other,
                        const int8_t *input, int8_t *output, int16_t *memory) {
  const ENGINE_FLASH struct conv_2d *conv = &layer->conv;
  const size_t outputs = conv->dense.outputs;
  int8_t *const convolved = (int8_t *)memory + layer->convolved;
  struct position position = first_position(conv, input);
  size_t count;
  for (size_t left = conv->images * conv->output_height * conv->output_width; left != 0;) {
#if defined(ENGINE_PAIRS)
    if (left >= 2 && dense_in_pairs(&conv->dense)) {
      convolve_two(conv, &position, memory, convolved, convolved + outputs);
      count = 2 * outputs;
      left -= 2;
    } else
#endif
    {
      convolve(conv, &position, memory, convolved);
      count = outputs;
      left--;
    }
    if (layer->second) {
      add_row(&layer->add, other, convolved, count, output);
    } else {
      add_row(&layer->add, convolved, other, count, output);
    }
    other += count;
    output += count;
  }
}
