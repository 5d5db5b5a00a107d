/* Products of matrices, row by row and column by column of the output. */
struct matrix_product_16 {
  size_t batches[2];
  size_t first_batches[2]; /* elements from a matrix to the next one */
  size_t second_batches[2];
  size_t rows; /* of the output */
  size_t depth;
  size_t columns;
  size_t first_row;  /* elements from a row to the next one */
  size_t first_step; /* elements from a factor to the next one */
  size_t second_step;
  size_t second_column;
  int32_t multiplier;
  int32_t shift;
};

static void matrix_product_16(const ENGINE_FLASH struct matrix_product_16 *layer, const int16_t *first,
                           const int16_t *second, int16_t *output) {
  for (size_t i = 0; i < layer->batches[0]; i++) {
    for (size_t j = 0; j < layer->batches[1]; j++) {
      const int16_t *row = first + i * layer->first_batches[0] + j * layer->first_batches[1];
      const int16_t *matrix = second + i * layer->second_batches[0] + j * layer->second_batches[1];
      for (size_t k = layer->rows; k != 0; k--) {
        const int16_t *column = matrix;
        for (size_t l = layer->columns; l != 0; l--) {
          const int16_t *a = row;
          const int16_t *b = column;
          int64_t sum = 0;
          for (size_t m = layer->depth; m != 0; m--) {
            sum += (int32_t)*a * *b;
            a += layer->first_step;
            b += layer->second_step;
          }
          *output++ = hold_short(scaled_wide(sum, layer->multiplier, layer->shift), INT16_MIN,
                                 INT16_MAX);
          column += layer->second_column;
        }
        row += layer->first_row;
      }
    }
  }
}
