"""The bundled fonts, opened once for the papers."""

import pytest

from libao_desk.printing.fonts import FontBook


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    return FontBook(bundled_only=True)
