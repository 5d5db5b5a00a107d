/* A place within a count: the nearest one where it lies outside. */
static inline size_t place(int32_t index, size_t count) {
  if (index < 0) {
    return 0;
  }
  return (size_t)index < count ? (size_t)index : count - 1;
}
