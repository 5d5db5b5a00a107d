/* What opens and closes: products with the input and with the last output, on a scale of 2^-12. */
struct lstm_gate {
  const ENGINE_FLASH int8_t *weights;           /* units x depth */
  const ENGINE_FLASH int32_t *biases;           /* less zero point x sum of weights */
  const ENGINE_FLASH int8_t *recurrent;         /* units x units */
  const ENGINE_FLASH int32_t *recurrent_biases; /* less zero point x sum of weights */
  int32_t multiplier;
  int32_t shift;
  int32_t recurrent_multiplier;
  int32_t recurrent_shift;
};

/* A sequence of inputs. Each output is the input of the next step as well. */
struct lstm {
  struct lstm_gate input_gate;
  struct lstm_gate forget_gate;
  struct lstm_gate cell_gate;
  struct lstm_gate output_gate;
  const ENGINE_FLASH uint16_t *sigmoid; /* sigmoid(i / 24) in 65536ths */
  size_t samples;
  size_t sample_rows; /* rows from a sample to the next one */
  size_t steps;
  size_t step_rows; /* rows from a step to the next one */
  size_t depth;
  size_t units;
  int32_t forget_multiplier;
  int32_t forget_shift;
  int32_t accept_multiplier;
  int32_t accept_shift;
  int32_t emit_multiplier;
  int32_t emit_shift;
  int16_t clip;      /* of the cells; 0 for none */
  int8_t tanh_shift; /* of the cells' scale */
  int8_t zero_point; /* of the outputs */
};

static inline int16_t hold_16(int32_t value) {
  return (int16_t)(value < INT16_MIN ? INT16_MIN : value > INT16_MAX ? INT16_MAX : value);
}

static int32_t lstm_product(const ENGINE_FLASH int8_t *weights, const int8_t *values, size_t count,
                            int32_t sum) {
  for (size_t i = 0; i < count; i++) {
    sum += (int32_t)values[i] * weights[i];
  }
  return sum;
}

static int16_t lstm_open(const ENGINE_FLASH struct lstm *layer,
                         const ENGINE_FLASH struct lstm_gate *gate, size_t unit,
                         const int8_t *input, const int8_t *last) {
  const int32_t fresh = lstm_product(gate->weights + unit * layer->depth, input, layer->depth,
                                     gate->biases[unit]);
  const int32_t kept = lstm_product(gate->recurrent + unit * layer->units, last, layer->units,
                                    gate->recurrent_biases[unit]);
  return hold_16((int32_t)hold_16(scaled(fresh, gate->multiplier, gate->shift)) +
                 hold_16(scaled(kept, gate->recurrent_multiplier, gate->recurrent_shift)));
}

static void lstm(const ENGINE_FLASH struct lstm *layer, const int8_t *input, int8_t *output,
                 int16_t *cells) {
  const size_t units = layer->units;
  /* What comes before the first step. */
  int8_t *const nothing = (int8_t *)(cells + units);
  memset(nothing, layer->zero_point, units);
  for (size_t sample = 0; sample < layer->samples; sample++) {
    size_t row = sample * layer->sample_rows;
    const int8_t *last = nothing;
    memset(cells, 0, units * sizeof *cells);
    for (size_t step = layer->steps; step != 0; step--) {
      const int8_t *values = input + row * layer->depth;
      int8_t *next = output + row * units;
      for (size_t unit = 0; unit < units; unit++) {
        const int16_t accept =
            sigmoid_16(layer->sigmoid, lstm_open(layer, &layer->input_gate, unit, values, last));
        const int16_t keep =
            sigmoid_16(layer->sigmoid, lstm_open(layer, &layer->forget_gate, unit, values, last));
        const int16_t fresh =
            tanh_16(layer->sigmoid, lstm_open(layer, &layer->cell_gate, unit, values, last), 0);
        const int16_t emit =
            sigmoid_16(layer->sigmoid, lstm_open(layer, &layer->output_gate, unit, values, last));
        const int16_t kept = hold_16(scaled((int32_t)keep * cells[unit], layer->forget_multiplier,
                                            layer->forget_shift));
        const int16_t added = hold_16(scaled((int32_t)accept * fresh, layer->accept_multiplier,
                                             layer->accept_shift));
        int16_t cell = hold_16((int32_t)kept + added);
        if (layer->clip > 0) {
          cell = cell > layer->clip ? layer->clip : cell < -layer->clip ? (int16_t)-layer->clip : cell;
        }
        cells[unit] = cell;
        next[unit] = requantize((int32_t)tanh_16(layer->sigmoid, cell, layer->tanh_shift) * emit,
                                layer->emit_multiplier, layer->emit_shift, layer->zero_point,
                                INT8_MIN, INT8_MAX);
      }
      last = next;
      row += layer->step_rows;
    }
  }
}
