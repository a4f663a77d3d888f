"""An office with cases, for the sheets that go out and come back."""

from pathlib import Path

import pytest

from libao_desk.services.office import Office

from .sample_ledgers import mended_corrections


@pytest.fixture
def corrections(office: Office, tmp_path: Path) -> Office:
    """An office with four cases."""
    office.importing.store(office.importing.examine("corrections", mended_corrections().write(tmp_path / "first.xlsx")))
    return office
