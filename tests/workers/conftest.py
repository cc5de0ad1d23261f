from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _own(own_workers: None) -> None:
    """What starts and ends processes is what these tests are about."""
