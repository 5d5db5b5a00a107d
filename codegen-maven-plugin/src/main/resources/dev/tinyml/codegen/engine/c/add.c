static void add(const ENGINE_FLASH struct add *layer, const int8_t *first, const int8_t *second,
                int8_t *output) {
  const ENGINE_FLASH struct broadcast *axes = &layer->broadcast;
  const int8_t *a0 = first;
  const int8_t *b0 = second;
  for (size_t i = axes->sizes[0]; i != 0; i--) {
    const int8_t *a1 = a0;
    const int8_t *b1 = b0;
    for (size_t j = axes->sizes[1]; j != 0; j--) {
      const int8_t *a2 = a1;
      const int8_t *b2 = b1;
      for (size_t k = axes->sizes[2]; k != 0; k--) {
        add_row(layer, a2, b2, axes->sizes[3], output);
        output += axes->sizes[3];
        a2 += axes->first[2];
        b2 += axes->second[2];
      }
      a1 += axes->first[1];
      b1 += axes->second[1];
    }
    a0 += axes->first[0];
    b0 += axes->second[0];
  }
}
