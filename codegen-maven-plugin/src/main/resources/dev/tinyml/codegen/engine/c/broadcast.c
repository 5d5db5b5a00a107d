/*
 * How the elements of two inputs meet: sizes of four axes, and how far both inputs go on along each
 * of them, which is 0 where a single element meets many.
 */
struct broadcast {
  size_t sizes[4];
  size_t first[4];
  size_t second[4];
};
