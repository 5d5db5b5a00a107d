static void conv_2d(const ENGINE_FLASH struct conv_2d *layer, const int8_t *input, int8_t *output,
                    int16_t *memory) {
  struct position position = first_position(layer, input);
  size_t pixels = layer->images * layer->output_height * layer->output_width;
  output += layer->first_output;
#if defined(ENGINE_PAIRS)
  if (dense_in_pairs(&layer->dense)) {
    for (; pixels >= 2; pixels -= 2) {
      convolve_two(layer, &position, memory, output, output + layer->output_pixel);
      output += 2 * layer->output_pixel;
    }
  }
#endif
  for (; pixels != 0; pixels--) {
    convolve(layer, &position, memory, output);
    output += layer->output_pixel;
  }
}
