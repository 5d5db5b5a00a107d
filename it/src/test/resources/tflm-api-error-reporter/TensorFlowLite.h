/* Stands for the header that made the Arduino builder add Arduino_TensorFlowLite to a sketch. */
