"""Products in steps are whole products."""

import numpy as np
import pytest

from extractor.scoring import product


@pytest.mark.parametrize("one_thread", [True, False])
@pytest.mark.parametrize("columns", [0, 1, 64, 700])
def test_steps_give_what_the_whole_product_gives(
    monkeypatch: pytest.MonkeyPatch, *, one_thread: bool, columns: int
) -> None:
    monkeypatch.setattr(product, "_has_one_thread", lambda: one_thread)
    chance = np.random.default_rng(0)
    matrix = chance.normal(size=(32, 97)).astype(np.float32)
    right = chance.normal(size=(97, columns)).astype(np.float32)
    out = np.empty((32, columns), np.float32)

    assert product.multiply(matrix, right, out) is out
    np.testing.assert_allclose(out, matrix @ right, rtol=1e-4, atol=1e-4)
