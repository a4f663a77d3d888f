"""The bundled fonts, opened once."""

import pytest

from libao_desk.printing.fonts import FontBook


@pytest.fixture(scope="session")
def book() -> FontBook:
    return FontBook(bundled_only=True)
