/* A window over an image, rows of pixels with channels side by side. */
struct window {
  size_t image_height;
  size_t image_width;
  size_t channels; /* that are covered */
  size_t pixel;    /* channels from a pixel to the next one */
  size_t height; /* of the window, in taps */
  size_t width;
  size_t row_step; /* pixels from a tap to the next one */
  size_t column_step;
  int8_t zero_point; /* what lies outside of the image */
};
