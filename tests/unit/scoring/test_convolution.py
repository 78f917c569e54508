"""The net's arithmetic against plain loops."""

import numpy as np

from extractor.scoring.convolution import dilated, kernel_rows, logistic, pool


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


def test_the_dilated_convolution_is_what_a_loop_says() -> None:
    chance = np.random.default_rng(0)
    kernel, bias = chance.normal(size=(4, 12)).astype(np.float32), chance.normal(size=4).astype(np.float32)
    for n in (1, 2, 3, 9):
        x = chance.normal(size=(4, n)).astype(np.float32)
        for dilation in (1, 2, 4):
            got = dilated(x, {"c.weight": kernel_rows(kernel), "c.bias": bias}, "c", dilation)

            np.testing.assert_allclose(got, slow(x, kernel, bias, dilation), rtol=1e-4, atol=1e-5)


def test_the_logistic_function_does_not_overflow() -> None:
    assert logistic(np.array([-1e4, 0, 1e4])).tolist() == [0, 0.5, 1]


def test_pooling_gives_mean_and_maximum() -> None:
    assert pool(np.array([[1.0, 3.0], [0.0, 2.0]], np.float32))[:, 0].tolist() == [2, 1, 3, 2]
