/* What a window covers of an axis. */
struct span {
  size_t begin;
  size_t end;
};

/* position counts from the padding in front of the image. */
static inline struct span covered(size_t position, size_t padding, size_t taps, size_t size) {
  struct span span;
  span.begin = position < padding ? 0 : position - padding;
  span.end = position + taps - padding;
  if (span.end > size) {
    span.end = size;
  }
  return span;
}
