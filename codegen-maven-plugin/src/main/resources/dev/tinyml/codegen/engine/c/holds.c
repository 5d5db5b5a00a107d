/* Whether a comparison holds: 0 ==, 1 !=, 2 >, 3 >=, 4 <, 5 <=. */
static uint8_t holds(uint8_t comparison, int32_t first, int32_t second) {
  const int less = first < second;
  const int greater = first > second;
  int result;
  switch (comparison >> 1) {
    case 0:
      result = !less && !greater;
      break;
    case 1:
      result = greater;
      break;
    default:
      result = less;
      break;
  }
  /* The odd ones of the first pair are the opposite, those of the others include equality. */
  if ((comparison & 1) != 0) {
    result = comparison == 1 ? !result : result || (!less && !greater);
  }
  return (uint8_t)(result != 0);
}
