"""The net's arithmetic against plain loops."""

import numpy as np

from extractor.scoring.convolution import Row, kernel_of, logistic, span_of


def slow(x, kernel, bias, dilation):  # type: ignore[no-untyped-def]
    width, n = x.shape
    left, centre, right = kernel[:, :width], kernel[:, width : 2 * width], kernel[:, 2 * width :]
    out = np.zeros_like(x)
    for i in range(n):
        out[:, i] = bias + centre @ x[:, i]
        if i - dilation >= 0:
            out[:, i] += left @ x[:, i - dilation]
        if i + dilation < n:
            out[:, i] += right @ x[:, i + dilation]
    return out


def row_of(x):  # type: ignore[no-untyped-def]
    row = Row(x.shape[1], width=x.shape[0], reach=4)
    row.channels[:, : x.shape[1]] = x
    return row


def test_the_dilated_convolution_is_what_a_loop_says() -> None:
    chance = np.random.default_rng(0)
    kernel, bias = chance.normal(size=(4, 12)).astype(np.float32), chance.normal(size=4).astype(np.float32)
    for n in (1, 2, 3, 9):
        x = np.abs(chance.normal(size=(4, n))).astype(np.float32)
        for dilation in (1, 2, 4):
            row = row_of(x)
            row.convolve(kernel_of(kernel, bias), dilation)

            expected = x + np.maximum(slow(x, kernel, bias, dilation), 0)
            np.testing.assert_allclose(row.channels[:, :n], expected, rtol=1e-4, atol=1e-5)
            assert not row.channels[..., n:].any()


def test_a_row_is_entered_by_one_product_and_what_is_negative_is_nothing() -> None:
    weight, inputs = np.array([[1.0, -1.0], [2.0, 0.0]], np.float32), np.zeros((2, span_of(1, 4)), np.float32)
    inputs[:, 0] = 3, 5
    row = Row(1, width=2, reach=4)
    row.enter(weight, inputs)

    assert row.channels[:, 0].tolist() == [0, 6]


def test_the_logistic_function_does_not_overflow() -> None:
    assert logistic(np.array([-1e4, 0, 1e4])).tolist() == [0, 0.5, 1]


def test_pooling_gives_sum_and_maximum_of_some_blocks() -> None:
    total, most = row_of(np.array([[1.0, 3.0, 9.0], [0.0, 2.0, 9.0]], np.float32)).pool(slice(0, 2))

    assert (total.tolist(), most.tolist()) == ([4, 2], [3, 2])
