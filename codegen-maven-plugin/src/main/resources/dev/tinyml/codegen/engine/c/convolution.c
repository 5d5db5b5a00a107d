/* Each pixel of the output is made of what a window covers. */
struct conv_2d {
  struct dense dense;
  struct window window;
  size_t images;
  size_t output_height;
  size_t output_width;
  size_t stride_height;
  size_t stride_width;
  size_t pad_top;
  size_t pad_left;
  size_t first_channel; /* of the channels that are covered */
  size_t output_pixel;  /* outputs from a pixel to the next one */
  size_t first_output;
};
