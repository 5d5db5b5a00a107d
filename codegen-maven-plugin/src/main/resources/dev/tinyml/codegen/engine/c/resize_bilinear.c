/* Pixels from the four around them, in units of 2^-10. */
struct resize_bilinear {
  size_t images;
  size_t input_height;
  size_t input_width;
  size_t channels;
  size_t output_height;
  size_t output_width;
  int32_t row_step;
  int32_t column_step;
  uint8_t half_pixel_centers;
};

/* Where a pixel lies between two of the input, and how far from the first. */
struct between {
  size_t first;
  size_t second;
  int32_t part;
};

static inline struct between between(size_t position, int32_t step, uint8_t half_pixel_centers,
                                     size_t size) {
  struct between result;
  const int32_t place = half_pixel_centers ? (int32_t)position * step + step / 2 - (1 << 9)
                                           : (int32_t)position * step;
  const int32_t last = (int32_t)size - 1;
  const int32_t first = place > 0 ? place / (1 << 10) : 0;
  const int32_t second = (place + (1 << 10) - 1) / (1 << 10);
  result.first = (size_t)first;
  result.second = (size_t)(second < last ? second : last);
  result.part = place - first * (1 << 10);
  return result;
}

static void resize_bilinear(const ENGINE_FLASH struct resize_bilinear *layer, const int8_t *input,
                            int8_t *output) {
  const size_t channels = layer->channels;
  const size_t line = layer->input_width * channels;
  for (size_t i = layer->images; i != 0; i--) {
    for (size_t y = 0; y < layer->output_height; y++) {
      const struct between rows =
          between(y, layer->row_step, layer->half_pixel_centers, layer->input_height);
      for (size_t x = 0; x < layer->output_width; x++) {
        const struct between columns =
            between(x, layer->column_step, layer->half_pixel_centers, layer->input_width);
        const int8_t *upper = input + rows.first * line;
        const int8_t *lower = input + rows.second * line;
        for (size_t channel = 0; channel < channels; channel++) {
          const size_t first = columns.first * channels + channel;
          const size_t second = columns.second * channels + channel;
          const int32_t above = upper[first] * ((1 << 10) - columns.part) +
                                upper[second] * columns.part;
          const int32_t below = lower[first] * ((1 << 10) - columns.part) +
                                lower[second] * columns.part;
          const int32_t sum = above * ((1 << 10) - rows.part) + below * rows.part;
          const int32_t half = sum > 0 ? (int32_t)1 << 19 : -((int32_t)1 << 19);
          *output++ = (int8_t)((sum + half) / ((int32_t)1 << 20));
        }
      }
    }
    input += layer->input_height * line;
  }
}
