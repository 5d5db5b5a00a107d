extern const unsigned char padding[PADDING];
const unsigned char padding[PADDING] = {0};
