"""Models of recurrent, attention and embedding layers: many variants of a layer as outputs of one small model."""

from __future__ import annotations

from collections.abc import Callable

import keras
from keras import layers


def _model(inputs: object, outputs: list) -> keras.Model:
    """Names each output, so that the order is the list's."""
    flat = [tensor for output in outputs for tensor in (output if isinstance(output, (list, tuple)) else [output])]
    return keras.Model(inputs, flat)


def lstm_fused() -> keras.Model:
    """What becomes UNIDIRECTIONAL_SEQUENCE_LSTM."""
    window = layers.Input((7, 3))
    return _model(
        window,
        [
            layers.LSTM(4)(window),
            layers.LSTM(5, return_sequences=True)(window),
            layers.LSTM(3, go_backwards=True)(window),
            layers.LSTM(2, go_backwards=True, return_sequences=True)(window),
            layers.LSTM(4, dropout=0.2, recurrent_dropout=0.3, unit_forget_bias=False)(window),
        ],
    )


def lstm_unrolled() -> keras.Model:
    """What has no fused operator."""
    window, state = layers.Input((4, 3)), layers.Input((2,))
    carry = layers.Dense(3)(state)
    return _model(
        [window, state],
        [
            layers.LSTM(4, unroll=True)(window),
            layers.LSTM(3, activation="relu", recurrent_activation="hard_sigmoid")(window),
            layers.LSTM(2, use_bias=False, return_sequences=True)(window),
            layers.LSTM(3, return_state=True)(window),
            layers.LSTM(2, return_state=True, return_sequences=True, go_backwards=True)(window),
            layers.LSTM(3)(window, initial_state=[layers.Dense(3)(state), carry]),
        ],
    )


def gru() -> keras.Model:
    """Both places of the reset, with and without bias, state in and out."""
    window, state = layers.Input((4, 3)), layers.Input((2,))
    return _model(
        [window, state],
        [
            layers.GRU(4)(window),
            layers.GRU(3, reset_after=False)(window),
            layers.GRU(3, use_bias=False)(window),
            layers.GRU(2, use_bias=False, reset_after=False, return_sequences=True)(window),
            layers.GRU(3, go_backwards=True, return_sequences=True)(window),
            layers.GRU(2, activation="softsign", recurrent_activation="hard_sigmoid", return_state=True)(window),
            layers.GRU(2)(window, initial_state=state),
            layers.GRU(2, reset_after=False)(window, initial_state=[state]),
        ],
    )


def simple_rnn() -> keras.Model:
    """Activations, bias, directions and states."""
    window, state = layers.Input((5, 2)), layers.Input((3,))
    return _model(
        [window, state],
        [
            layers.SimpleRNN(4)(window),
            layers.SimpleRNN(3, activation="linear", use_bias=False, return_sequences=True)(window),
            layers.SimpleRNN(3, activation="relu", go_backwards=True, return_state=True)(window),
            layers.SimpleRNN(3)(window, initial_state=state),
        ],
    )


def cells() -> keras.Model:
    """RNN over one cell, a list and a stack of cells; cells on their own."""
    window, step, state = layers.Input((3, 2)), layers.Input((4,)), layers.Input((3,))
    stack = layers.StackedRNNCells([layers.LSTMCell(3), layers.SimpleRNNCell(2)])
    output, states = layers.LSTMCell(3)(step, [state, layers.Dense(3)(state)])
    alone, _ = layers.GRUCell(3, reset_after=False)(step, [state])
    return _model(
        [window, step, state],
        [
            layers.RNN(layers.LSTMCell(4))(window),
            layers.RNN(layers.GRUCell(3), return_sequences=True, go_backwards=True)(window),
            layers.RNN([layers.GRUCell(3), layers.LSTMCell(2)], return_sequences=True)(window),
            layers.RNN(stack)(window),
            output,
            *states,
            alone,
        ],
    )


def bidirectional() -> keras.Model:
    """All ways to merge, equal and different layers inside."""
    window = layers.Input((4, 3))
    other = layers.GRU(3, go_backwards=True, return_sequences=True, activation="relu")
    return _model(
        window,
        [
            layers.Bidirectional(layers.LSTM(3))(window),
            layers.Bidirectional(layers.LSTM(2, return_sequences=True), merge_mode="sum")(window),
            layers.Bidirectional(layers.GRU(3, return_sequences=True), merge_mode="mul")(window),
            layers.Bidirectional(layers.GRU(2), merge_mode="ave")(window),
            layers.Bidirectional(layers.SimpleRNN(2, return_sequences=True), merge_mode=None)(window),
            layers.Bidirectional(layers.LSTM(3, return_sequences=True), backward_layer=other)(window),
            layers.Bidirectional(layers.LSTM(2, return_state=True))(window),
            layers.Bidirectional(layers.RNN(layers.GRUCell(2), return_sequences=True))(window),
        ],
    )


def bidirectional_unrolled() -> keras.Model:
    """The operators of a layer that Keras unrolls itself."""
    window = layers.Input((3, 2))
    x = layers.Bidirectional(layers.LSTM(3, unroll=True, return_sequences=True))(window)
    return _model(window, [layers.Bidirectional(layers.GRU(2, unroll=True))(x)])


def time_distributed() -> keras.Model:
    """Layers and a model, one copy per step."""
    window, images = layers.Input((4, 6)), layers.Input((3, 4, 2))
    inner = keras.Sequential([layers.Input((6,)), layers.Dense(5, activation="relu"), layers.Dense(2)])
    return _model(
        [window, images],
        [
            layers.TimeDistributed(layers.Dense(3, activation="tanh"))(window),
            layers.TimeDistributed(inner)(window),
            layers.TimeDistributed(layers.Conv1D(3, 2, padding="same"))(images),
            layers.TimeDistributed(layers.GRU(2))(images),
        ],
    )


def multi_head() -> keras.Model:
    """Heads, sizes, masks and outputs of MultiHeadAttention."""
    query, memory = layers.Input((5, 6)), layers.Input((4, 3))
    return _model(
        [query, memory],
        [
            layers.MultiHeadAttention(2, 3)(query, query),
            layers.MultiHeadAttention(3, 2, value_dim=4, use_bias=False)(query, memory),
            layers.MultiHeadAttention(2, 2, output_shape=4)(query, value=memory, key=layers.Dense(5)(memory)),
            layers.MultiHeadAttention(2, 2, dropout=0.2)(query, memory),
            layers.MultiHeadAttention(1, 4, attention_axes=1)(query, query, use_causal_mask=True),
            layers.MultiHeadAttention(2, 2, dropout=0.1)(query, memory, use_causal_mask=True),
            layers.MultiHeadAttention(2, 3)(query, memory, return_attention_scores=True),
            layers.MultiHeadAttention(2, 2, sliding_window=2, output_shape=(2, 3))(query, query),
            layers.MultiHeadAttention(2, 2, use_gate=True)(query, memory),
        ],
    )


def attention() -> keras.Model:
    """Attention and AdditiveAttention with two and three inputs."""
    query, value, key = layers.Input((5, 4)), layers.Input((3, 4)), layers.Input((3, 4))
    return _model(
        [query, value, key],
        [
            layers.Attention()([query, value]),
            layers.Attention(use_scale=True)([query, layers.Dense(2)(value), key]),
            layers.Attention(score_mode="concat")([query, value, key]),
            layers.Attention(use_scale=True, score_mode="concat", dropout=0.2)([query, value]),
            layers.Attention()([query, query], use_causal_mask=True),
            layers.Attention(use_scale=True)([query, value], return_attention_scores=True),
            layers.AdditiveAttention()([query, value, key]),
            layers.AdditiveAttention(use_scale=False)([query, value]),
        ],
    )


def attention_int8() -> keras.Model:
    """MultiHeadAttention in its two forms, and AdditiveAttention."""
    query, memory = layers.Input((5, 6)), layers.Input((4, 6))
    return _model(
        [query, memory],
        [
            layers.MultiHeadAttention(2, 3, value_dim=4)(query, memory),
            layers.MultiHeadAttention(2, 3, dropout=0.1)(query, memory),
            layers.Attention(use_scale=True)([query, memory]),
        ],
    )


def causal() -> keras.Model:
    """The masks that Keras writes, each before a softmax; twice one behind the other."""
    x = layers.Input((6, 4))
    first = layers.MultiHeadAttention(2, 3)(x, x, use_causal_mask=True)
    return _model(
        [x],
        [
            layers.MultiHeadAttention(1, 4)(first, first, use_causal_mask=True),
            layers.MultiHeadAttention(2, 3, dropout=0.1)(x, x, use_causal_mask=True),
            layers.Attention(use_scale=True)([x, x], use_causal_mask=True),
        ],
    )


def integer_tokens() -> keras.Model:
    """Embedding of whole numbers."""
    tokens = layers.Input((6,), dtype="int32")
    x = layers.Embedding(11, 4)(tokens)
    return _model(tokens, [layers.GRU(3)(x)])


def float_tokens() -> keras.Model:
    """Embedding of numbers that come as floats, on two axes."""
    tokens = layers.Input((2, 3))
    return _model(tokens, [layers.Embedding(11, 4)(tokens)])


# Family, whether int8 references are made, and what draws the inputs ("tokens": whole numbers below 11).
MODELS: tuple[tuple[str, Callable[[], keras.Model], bool, str], ...] = (
    ("recurrent", lstm_fused, False, "normal"),
    ("recurrent", lstm_unrolled, False, "normal"),
    ("recurrent", gru, False, "normal"),
    ("recurrent", simple_rnn, False, "normal"),
    ("recurrent", cells, False, "normal"),
    ("recurrent", bidirectional, False, "normal"),
    ("recurrent", bidirectional_unrolled, True, "normal"),
    ("recurrent", time_distributed, False, "normal"),
    ("attention", multi_head, False, "normal"),
    ("attention", attention, False, "normal"),
    ("attention", attention_int8, True, "normal"),
    ("attention", causal, "calibration", "normal"),
    ("embedding", integer_tokens, False, "tokens"),
    ("embedding", float_tokens, False, "tokens"),
)
