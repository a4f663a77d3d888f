"""Persons (人员): one card for one human being, whatever registers he appears in."""

from collections.abc import Collection
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship, validates
from sqlalchemy.orm.attributes import get_history

from libao_desk.core.citizen_id import CitizenId, is_foreign_residence_card, is_minor, is_other_document, parse_citizen_id
from libao_desk.core.errors import Refusal
from libao_desk.core.pinyin import pinyin_key
from libao_desk.declare.field import Sensitivity, Text, column, key_to, reference
from libao_desk.store.base import Base

from .codes import DocumentKind, Education, Ethnic, Marital, Sex
from .villages import Village

FROM_NUMBER = ("birth_date", "sex")
"""What an ID number says of its bearer."""


class Person(Base):
    """One human being (一人一档); the shared person block of every register."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    name: Mapped[str] = column("姓名", text=Text.NAME, wanted=True, index=True, synonyms=("对象姓名", "当事人姓名", "姓 名"))
    former_name: Mapped[str | None] = column("曾用名", text=Text.NAME)
    other_names: Mapped[str | None] = column("别名", help="绰号、小名等便于查找的称呼")
    id_type: Mapped[DocumentKind] = column("证件类型", wanted=True, default=DocumentKind.CITIZEN_ID, synonyms=("证件种类",))
    id_no: Mapped[str | None] = column(
        "公民身份号码",
        sensitivity=Sensitivity.SENSITIVE,
        text=Text.CITIZEN_ID,
        index=True,
        synonyms=("身份证号", "身份证号码", "身份证", "证件号码", "证件号", "公民身份证号码"),
    )
    id_original: Mapped[str | None] = column("原证件号码", sensitivity=Sensitivity.SENSITIVE, computed=True)
    sex: Mapped[Sex | None] = column("性别", wanted=True)
    birth_date: Mapped[date | None] = column("出生日期", wanted=True, synonyms=("出生年月", "出生年月日", "生日"))
    ethnic: Mapped[Ethnic | None] = column("民族", help="仅因法定表格须打印")
    education: Mapped[Education | None] = column("文化程度", synonyms=("学历", "文化", "受教育程度"))
    marital: Mapped[Marital | None] = column("婚姻状况", synonyms=("婚姻", "婚姻情况"))
    household_address: Mapped[str | None] = column(
        "户籍地",
        text=Text.ADDRESS,
        synonyms=(
            "户籍地址",
            "户籍所在地",
            "户口所在地",
            "户籍住址",
            "户口地址",
            "户籍地住址",
            "户籍地详细地址",
            "户籍详细地址",
            "户籍所在地详细地址",
            "户口所在地详细地址",
        ),
    )
    household_code: Mapped[str | None] = column("户籍地代码", text=Text.DIVISION, sensitivity=Sensitivity.ORDINARY)
    residence_address: Mapped[str | None] = column(
        "现住地",
        text=Text.ADDRESS,
        wanted=True,
        synonyms=(
            "现住址",
            "住址",
            "居住地",
            "家庭住址",
            "家庭详细住址",
            "详细住址",
            "详细地址",
            "居住地详细地址",
            "现居住地详细地址",
            "单位或住址",
            "现居住地",
            "现居住地址",
            "居住地址",
            "现居地",
            "现住地址",
            "常住地址",
            "实际居住地",
            "家庭地址",
            "经常居住地",
            "变动后住址",
            "变更后住址",
            "变动后地址",
            "变更后地址",
            "新住址",
        ),
    )
    village_id: Mapped[int | None] = key_to("village")
    village: Mapped[Village | None] = reference(
        "村（居）",
        wanted=True,
        synonyms=(
            "村(居)",
            "村居",
            "村组",
            "所在村",
            "村",
            "社区",
            "村（社区）",
            "村社区",
            "所属村居",
            "所在村居",
            "所属村(居)",
            "所在村(居)",
            "行政村",
            "所属村",
            "村居委会",
            "村(居)委会",
            "所在村社区",
        ),
    )
    phone: Mapped[str | None] = column(
        "联系电话", text=Text.PHONE, synonyms=("电话", "手机", "手机号", "手机号码", "联系方式", "电话号码", "联系号码", "手机电话")
    )
    occupation: Mapped[str | None] = column("职业", synonyms=("职业或职务", "职务"))
    employer: Mapped[str | None] = column("工作单位或学校", synonyms=("工作单位", "单位", "学校", "就业单位", "就读学校"))
    guardian_id: Mapped[int | None] = mapped_column(sa.ForeignKey("person.id"), index=True)
    guardian: Mapped["Person | None"] = relationship(remote_side=[id], foreign_keys=[guardian_id], info=reference("监护人").info)
    guardian_relation: Mapped[str | None] = column("与监护人关系")
    pinyin: Mapped[str] = column("拼音", computed=True, default="", index=True)
    initials: Mapped[str] = column("拼音首字母", computed=True, default="")
    merged_into_id: Mapped[int | None] = mapped_column(sa.ForeignKey("person.id"), index=True)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, object]:
        return {"version_id_col": cls.version}

    @validates("name")
    def _read_aloud(self, _key: str, name: str | None) -> str | None:
        """Whoever sets the name sets how it is read: a card is never sorted or found by the reading of an old name."""
        key = pinyin_key(name or "")
        if (self.pinyin, self.initials) != (key.full, key.initials):
            self.pinyin, self.initials = key.full, key.initials
        return name

    @property
    def trail_subject(self) -> str:
        """Whose data the trail keeps: destroying this key destroys the person's old values."""
        return f"person:{self.id}"

    def is_minor_on(self, day: date) -> bool:
        """Under 18 on that day, as criminal law counts; False where the birth date is unknown."""
        return self.birth_date is not None and is_minor(self.birth_date, day)


def told_by(number: object, today: date) -> dict[str, date | Sex | None]:
    """What an ID number says of its bearer, by field of the card; nothing where it is wrong or missing."""
    try:
        read = parse_citizen_id(number, today) if isinstance(number, str) else None
    except Refusal:
        read = None
    return {} if read is None else {"birth_date": read.birth_date, "sex": Sex.of(read.sex.value)}


def follow_number(person: Person, former: object, today: date, typed: Collection[str]) -> None:
    """Where an ID number was put right, birth date and sex that the former one had given follow the new one; what was typed stays."""
    before = told_by(former, today)
    for key, said in told_by(person.id_no, today).items():
        if before and key not in typed and getattr(person, key) == before[key]:
            setattr(person, key, said)


def _kind_of(number: str) -> DocumentKind:
    """Which document a number is of, as its own form tells it."""
    if is_foreign_residence_card(number):
        return DocumentKind.FOREIGN_CARD
    if is_other_document(number):
        return DocumentKind.PASSPORT
    return DocumentKind.RESIDENCE_PERMIT if number.startswith(("81", "82", "83")) else DocumentKind.CITIZEN_ID


def complete(person: Person, today: date) -> tuple[str, ...]:
    """Fill what follows from the ID number; give sentences on what looks odd. What follows from the name is there with the name.

    Raises Refusal where the number is wrong, or where sex or birth date contradict it: one of the two must then be mended.
    """
    if not person.id_no:
        _forget_number(person)
        return ()
    person.id_type = _kind_of(person.id_no)
    if is_other_document(person.id_no):
        return ()
    read = parse_citizen_id(person.id_no, today)
    for former in get_history(person, "id_no").deleted or ():
        follow_number(person, former, today, [key for key in FROM_NUMBER if get_history(person, key).has_changes()])
    if person.id_no != read.number:
        person.id_no = read.number
        person.id_original = read.original if len(read.original) != len(read.number) else person.id_original
    _take_from(person, read)
    return (read.warning,) if read.warning else ()


def _forget_number(person: Person) -> None:
    """What an emptied number had said of itself goes with it: the kind of document, unless that was chosen in the same act."""
    former = next((number for number in get_history(person, "id_no").deleted or () if number), None)
    if former is None:
        return
    person.id_original = None
    if person.id_type is _kind_of(former) and not get_history(person, "id_type").has_changes():
        person.id_type = DocumentKind.CITIZEN_ID


def refuse_guardians_in_a_ring(person: Person) -> None:
    """Raise Refusal where a guardian newly given is, himself or over others, under the guardianship of his ward (互为监护人)."""
    if get_history(person, "guardian").has_changes():
        refuse_ring(person)


def refuse_ring(person: Person) -> None:
    """The same of the guardian the person has, whenever he was given."""
    given = person.guardian
    if given is not None and guards_himself(person):
        raise Refusal(f"“{person.name}”已登记为“{given.name}”的监护人（或者监护人的监护人），不能互为监护人，请重新选择。")


def guards_himself(person: Person) -> bool:
    """Whether the guardian of somebody, or that one's guardian, is himself."""
    seen: set[Person] = set()
    one = person.guardian
    while one is not None and one not in seen:
        if one is person:
            return True
        seen.add(one)
        one = one.guardian
    return False


def _take_from(person: Person, read: CitizenId) -> None:
    sex = Sex.of(read.sex.value)
    if person.birth_date is None:
        person.birth_date = read.birth_date
    elif person.birth_date != read.birth_date:
        raise Refusal(f"{person.name}的出生日期{person.birth_date:%Y-%m-%d}与身份证号中的{read.birth_date:%Y-%m-%d}不一致。")
    if person.sex is None:
        person.sex = sex
    elif person.sex is not sex:
        raise Refusal(f"{person.name}的性别“{person.sex.label}”与身份证号不一致。")
