/* What the stand-ins for motion sensor and serial port answer with; written for each test. */
#ifndef TINYML_IT_REPLAY_H_
#define TINYML_IT_REPLAY_H_

/* x, y, z of each sample in g, one behind the other. */
extern const float replay_samples[];
extern const int replay_sample_count;

/* What comes in over the serial port; ends in a zero byte. */
extern const char replay_serial[];

#endif
