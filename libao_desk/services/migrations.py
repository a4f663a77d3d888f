"""Migration steps of the tables this package owns."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

from libao_desk.store.migrations import Migration

if TYPE_CHECKING:
    from alembic.operations import Operations


def add_attempts(operations: "Operations") -> None:
    """Duties that were tried and could not be done (未能办成)."""
    table = "duty_attempt"
    operations.create_table(
        table,
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("register", sa.String(40), nullable=False, index=True),
        sa.Column("record_id", sa.Integer, nullable=False, index=True),
        sa.Column("clock", sa.String(16), nullable=False),
        sa.Column("trigger_on", sa.Date, nullable=False),
        sa.Column("tried_on", sa.Date, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("next_on", sa.Date, nullable=False),
        sa.Column("officer_id", sa.Integer),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=f"fk_{table}_officer_id_officer"),
    )


def add_sealed_looks(operations: "Operations") -> None:
    """Requests on which a sealed record was looked into (查阅封存记录)."""
    table = "sealed_look"
    operations.create_table(
        table,
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("register", sa.String(40), nullable=False, index=True),
        sa.Column("record_id", sa.Integer, nullable=False, index=True),
        sa.Column("asked_by", sa.Text, nullable=False),
        sa.Column("document_no", sa.Text, nullable=False),
        sa.Column("ground", sa.Text, nullable=False),
        sa.Column("looked_on", sa.Date, nullable=False),
        sa.Column("officer_id", sa.Integer),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=f"fk_{table}_officer_id_officer"),
    )


def add_voids(operations: "Operations") -> None:
    """Papers made void, with when, why and by whom (文书作废)."""
    for column in (sa.Column("voided_at", sa.DateTime), sa.Column("voided_reason", sa.Text), sa.Column("voided_by", sa.String(50))):
        operations.add_column("issued_paper", column)


def add_phrases(operations: "Operations") -> None:
    """The office's own texts to be used again (常用语)."""
    operations.create_table(
        "phrase",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("register", sa.String(40), nullable=False, index=True),
        sa.Column("field", sa.String(80), nullable=False),
        sa.Column("category", sa.String(20), nullable=False),
        sa.Column("title", sa.String(60), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("replaces", sa.String(60), nullable=False),
        sa.Column("is_removed", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_phrase"),
    )


def add_closings(operations: "Operations") -> None:
    """Months that were closed, each roster as it was sent, and the sheets that correct it (月结、更正表); none is ever changed."""
    operations.create_table(
        "month_closing",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("period", sa.String(10), nullable=False),
        sa.Column("closed_at", sa.DateTime, nullable=False),
        sa.Column("officer_id", sa.Integer),
        sa.Column("officer_name", sa.String(50), nullable=False),
        sa.Column("trail_seq", sa.Integer, nullable=False),
        sa.Column("trail_head", sa.String(64), nullable=False),
        sa.Column("last_move", sa.Integer, nullable=False),
        sa.Column("files", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_month_closing"),
        sa.UniqueConstraint("period", name="uq_month_closing_period"),
    )
    operations.create_table(
        "frozen_roster",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("closing_id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("layout", sa.String(12), nullable=False),
        sa.Column("columns", sa.JSON, nullable=False),
        sa.Column("rows", sa.JSON, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_frozen_roster"),
        sa.ForeignKeyConstraint(["closing_id"], ["month_closing.id"], name="fk_frozen_roster_closing_id_month_closing"),
        sa.UniqueConstraint("closing_id", "kind", name="uq_frozen_roster_closing_id_kind"),
    )
    operations.create_table(
        "correction_sheet",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("closing_id", sa.Integer, nullable=False, index=True),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("n", sa.Integer, nullable=False),
        sa.Column("made_at", sa.DateTime, nullable=False),
        sa.Column("officer_id", sa.Integer),
        sa.Column("officer_name", sa.String(50), nullable=False),
        sa.Column("last_move", sa.Integer, nullable=False),
        sa.Column("changes", sa.JSON, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_correction_sheet"),
        sa.ForeignKeyConstraint(["closing_id"], ["month_closing.id"], name="fk_correction_sheet_closing_id_month_closing"),
        sa.UniqueConstraint("year", "n", name="uq_correction_sheet_year_n"),
    )
    for table in ("month_closing", "frozen_roster", "correction_sheet"):
        for change in ("UPDATE", "DELETE"):
            operations.execute(
                f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'a closed month is append-only'); END"
            )


def add_layouts(operations: "Operations") -> None:
    """The county's own forms with what stands in their columns (表样)."""
    table = "roster_layout"
    operations.create_table(
        table,
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("columns", sa.JSON, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("made_at", sa.DateTime, nullable=False),
        sa.Column("officer_name", sa.String(50), nullable=False),
        sa.Column("is_removed", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.UniqueConstraint("kind", "name", "version", name=f"uq_{table}_kind_name_version"),
    )


def add_sheet_reasons(operations: "Operations") -> None:
    """What a clerk wrote on a correction sheet (更正理由); the sheets before have none."""
    operations.add_column("correction_sheet", sa.Column("reason", sa.Text))


def add_saved_views(operations: "Operations") -> None:
    """Views of the lists, kept on the PC in clear before (常用筛选)."""
    table = "saved_view"
    operations.create_table(
        table,
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("register", sa.String(40), nullable=False, index=True),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("officer_id", sa.Integer),
        sa.Column("is_shared", sa.Boolean, nullable=False),
        sa.Column("shown", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=f"fk_{table}_officer_id_officer"),
    )


def add_copy_requests(operations: "Operations") -> None:
    """Requests on which somebody was given a copy of what is held on him (个人信息查阅件)."""
    table = "copy_request"
    operations.create_table(
        table,
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False, index=True),
        sa.Column("asked_by", sa.String(50), nullable=False),
        sa.Column("asking", sa.String(8), nullable=False),
        sa.Column("proof", sa.String(200), nullable=False),
        sa.Column("answered_on", sa.Date, nullable=False),
        sa.Column("pages", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("officer_id", sa.Integer),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=f"fk_{table}_person_id_person"),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=f"fk_{table}_officer_id_officer"),
    )


def add_appraisals(operations: "Operations") -> None:
    """Lists of records whose time of keeping has run out (鉴定清单), and what was destroyed by them (销毁清册)."""
    table = "appraisal_list"
    operations.create_table(
        table,
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("n", sa.Integer, nullable=False),
        sa.Column("drawn_on", sa.Date, nullable=False),
        sa.Column("looked_on", sa.Date, nullable=False),
        sa.Column("officer_id", sa.Integer),
        sa.Column("officer_name", sa.String(50), nullable=False),
        sa.Column("items", sa.JSON, nullable=False),
        sa.Column("pages", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name=f"fk_{table}_officer_id_officer"),
        sa.UniqueConstraint("year", "n", name=f"uq_{table}_year_n"),
    )
    operations.create_table(
        "destruction",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("n", sa.Integer, nullable=False),
        sa.Column("list_id", sa.Integer, nullable=False, index=True),
        sa.Column("approval_no", sa.String(80), nullable=False),
        sa.Column("approved_on", sa.Date, nullable=False),
        sa.Column("approvers", sa.String(200), nullable=False),
        sa.Column("destroyed_on", sa.Date, nullable=False),
        sa.Column("officer_id", sa.Integer),
        sa.Column("officer_name", sa.String(50), nullable=False),
        sa.Column("records", sa.Integer, nullable=False),
        sa.Column("pages", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_destruction"),
        sa.ForeignKeyConstraint(["list_id"], ["appraisal_list.id"], name="fk_destruction_list_id_appraisal_list"),
        sa.ForeignKeyConstraint(["officer_id"], ["officer.id"], name="fk_destruction_officer_id_officer"),
        sa.UniqueConstraint("year", "n", name="uq_destruction_year_n"),
    )
    operations.create_table(
        "destroyed_record",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("destruction_id", sa.Integer, nullable=False, index=True),
        sa.Column("register", sa.String(40), nullable=False),
        sa.Column("record_id", sa.Integer, nullable=False),
        sa.Column("number", sa.String(40), nullable=False, index=True),
        sa.Column("ended_on", sa.Date, nullable=False),
        sa.Column("codes", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_destroyed_record"),
        sa.ForeignKeyConstraint(["destruction_id"], ["destruction.id"], name="fk_destroyed_record_destruction_id_destruction"),
        sa.UniqueConstraint("register", "record_id", name="uq_destroyed_record_register_record_id"),
    )


MIGRATIONS: tuple[Migration, ...] = (
    Migration("services", 1, "新增未能办成登记", add_attempts),
    Migration("services", 2, "新增封存记录查阅登记", add_sealed_looks),
    Migration("services", 3, "新增文书作废", add_voids),
    Migration("services", 4, "新增常用语", add_phrases),
    Migration("services", 5, "新增月结和更正表", add_closings),
    Migration("services", 6, "新增县里的表样", add_layouts),
    Migration("services", 7, "更正表新增理由", add_sheet_reasons),
    Migration("services", 8, "新增常用筛选", add_saved_views),
    Migration("services", 9, "新增个人信息查阅登记", add_copy_requests),
    Migration("services", 10, "新增档案鉴定清单和销毁清册", add_appraisals),
)
