/*
 * Which elements become one: sizes and steps of two axes that stay, and of two axes of which only a
 * sum or the largest element stays.
 */
struct reduce {
  size_t kept[2];
  size_t kept_steps[2];
  size_t reduced[2];
  size_t reduced_steps[2];
};
