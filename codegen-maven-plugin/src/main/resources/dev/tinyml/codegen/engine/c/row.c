/* Where a row of the last axis lies in two inputs, in elements. */
struct row {
  size_t first;
  size_t second;
};

static size_t rows_of(const ENGINE_FLASH struct broadcast *axes) {
  return axes->sizes[0] * axes->sizes[1] * axes->sizes[2];
}

static struct row row_at(const ENGINE_FLASH struct broadcast *axes, size_t number) {
  const size_t k = number % axes->sizes[2];
  const size_t rest = number / axes->sizes[2];
  const size_t j = rest % axes->sizes[1];
  const size_t i = rest / axes->sizes[1];
  struct row row;
  row.first = i * axes->first[0] + j * axes->first[1] + k * axes->first[2];
  row.second = i * axes->second[0] + j * axes->second[1] + k * axes->second[2];
  return row;
}
