"""The steps of this register bring an office file of the first release to the columns of today."""

from pathlib import Path
from shutil import copytree

from sqlalchemy import text

from libao_desk.app.found_registers import load_registers
from libao_desk.core.clock import FixedClock
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.services.office import Office
from tests.old_files.make import DAY, HERE, PASSPHRASE


def test_every_table_of_an_old_file_has_todays_columns(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    copytree(HERE / "0.1.0", folder)
    tables = [table for table in CorrectionCase.metadata.sorted_tables if table.name.startswith("correction_")]
    with Office.unlock(folder, load_registers(), FixedClock(DAY), PASSPHRASE) as office, office.desk.read() as session:
        for table in tables:
            found = {row.name for row in session.execute(text(f"pragma table_info({table.name})"))}
            assert found == {column.name for column in table.columns}
