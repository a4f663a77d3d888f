"""Find: any part of a name, number, reading or place finds its record, and nothing that is gone."""

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from libao_desk.core.errors import Refusal
from libao_desk.store import search_index
from libao_desk.store.office_file import OfficeFile
from libao_desk.store.search_index import Findable, Hit, put, put_many, query, remove
from libao_desk.store.search_tokens import folded, match_expression, tokens

from .sample import ACTOR

RARE = "曾𬭎㛃\ue123𰀀𱍐"
"""A name of extension E, extension A, a sign of somebody's own font (private use), extensions G and H."""
RECORD: dict[str, str] = {
    "姓名": "欧阳娜三",
    "曾用名": RARE,
    "证件号": "320699198005060012",
    "电话": "19900001234",
    "卷号": "（2020）李堡证调字第017号",
    "住址": "李堡镇红旗村12组8号",
    "单位": "Jiangsu Test Factory",
}
READINGS = ("ouyangnasan", "oyns")


@pytest.fixture
def findable(office: OfficeFile) -> OfficeFile:
    """One record to be found, and two that must not be."""
    with office.work(ACTOR, "登记") as session:
        put(session, "corrections", 1, label="欧阳娜三", fields=RECORD.items(), pinyin=READINGS)
        put(session, "corrections", 2, label="李乙", fields=[("姓名", "李乙"), ("证件号", "320699199001010026")], pinyin=("liyi", "ly"))
        put(session, "disputes", 1, label="排水沟", fields=[("事由", "红花与旗杆之争"), ("卷号", "（2021）李堡证调字第107号")])
    return office


def found(office: OfficeFile, text: str, registers: tuple[str, ...] | None = None) -> list[tuple[str, int]]:
    with office.read() as session:
        return [(hit.register, hit.record_id) for hit in query(session, text, registers=registers)]


def index_size(office: OfficeFile) -> int:
    with office.read() as session:
        return int(session.connection().exec_driver_sql("SELECT count(*) FROM search_token").scalar_one())


TYPED: dict[str, tuple[str, str]] = {
    "the whole name": ("欧阳娜三", "姓名"),
    "two signs of it": ("娜三", "姓名"),
    "one sign": ("娜", "姓名"),
    "a rare name": (RARE, "曾用名"),
    "a sign of extension E": ("𬭎", "曾用名"),
    "a sign of extension A": ("㛃", "曾用名"),
    "a sign of one's own font": ("\ue123", "曾用名"),
    "a sign of extension G": ("𰀀", "曾用名"),
    "a sign of extension H, younger than Python 3.11": ("𱍐", "曾用名"),
    "a phone as it is printed": ("199 0000 1234", "电话"),
    "a phone with hyphens": ("199-0000-1234", "电话"),
    "two rare signs": ("𬭎㛃", "曾用名"),
    "initials": ("oyns", "拼音"),
    "initials from the second on": ("yns", "拼音"),
    "capital initials": ("OYN", "拼音"),
    "the reading": ("ouyang", "拼音"),
    "the tail of the ID number": ("60012", "证件号"),
    "three digits of it": ("980", "证件号"),
    "two digits of it": ("60", "证件号"),
    "the birth date in it": ("19800506", "证件号"),
    "the tail of the phone": ("1234", "电话"),
    "the beginning of the phone": ("1990", "电话"),
    "a case number": ("（2020）李堡证调字第017号", "卷号"),
    "a case number in plain brackets": ("(2020)李堡证调字第017号", "卷号"),
    "the middle of a case number": ("证调字第017", "卷号"),
    "full-width digits": ("０１７号", "卷号"),
    "a village inside an address": ("红旗村", "住址"),
    "two signs inside an address": ("旗村", "住址"),
    "a number between signs": ("12组", "住址"),
    "a single digit that begins a number": ("8号", "住址"),
    "the beginning of a word": ("fact", "单位"),
    "two words of several fields": ("欧阳 红旗", "姓名、住址"),
    "many blanks": ("  欧阳 \u3000 60012 ", "姓名、证件号"),
}


@pytest.mark.parametrize(("typed", "why"), TYPED.values(), ids=TYPED)
def test_every_part_finds_the_record_and_says_what_answered(findable: OfficeFile, typed: str, why: str) -> None:
    with findable.read() as session:
        assert Hit("corrections", 1, "欧阳娜三", why) in query(session, typed)


NOT_THERE = {
    "one word that is there and one that is not": "欧阳 乙",
    "signs that stand apart": "欧娜",
    "signs in another order": "三娜",
    "across two fields": "三曾",
    "the digits of two numbers": "001219900001234",
    "across two fields of several kinds": "号jiangsu",
    "another rare sign": "𬭏",
    "half of the code of a rare sign": "u2cb4e",
    "a number of three digits elsewhere": "871",
    "the middle of a long word": "angs",
}


@pytest.mark.parametrize("typed", NOT_THERE.values(), ids=NOT_THERE)
def test_what_is_in_no_field_finds_nothing(findable: OfficeFile, typed: str) -> None:
    assert found(findable, typed) == []


@pytest.mark.parametrize("typed", ["", "  ", "·", "（）", "*", '"', "'", "-", "^", "%"])
def test_nothing_to_look_for_finds_nothing(findable: OfficeFile, typed: str) -> None:
    assert found(findable, typed) == []


@pytest.mark.parametrize(
    "typed", ['欧阳"', "欧阳*", "欧阳 OR 李乙", "NEAR(欧阳 李乙)", "tokens:欧阳", "欧阳' --", "欧%", "欧_", "NOT 李乙", "欧阳)"]
)
def test_signs_of_query_languages_are_only_signs(findable: OfficeFile, typed: str) -> None:
    assert found(findable, typed) == []


def test_a_removed_record_is_gone_and_its_place_tells_nothing_of_it(findable: OfficeFile) -> None:
    with findable.work(ACTOR, "封存") as session:
        remove(session, "corrections", 1)
        remove(session, "corrections", 99)
    assert [typed for typed, _ in TYPED.values() if ("corrections", 1) in found(findable, typed)] == []
    assert index_size(findable) == 2
    with findable.read() as session:
        assert session.scalars(sa.select(search_index.ENTRY.c.label)).all() == ["李乙", "排水沟"]
    with findable.work(ACTOR, "登记") as session:
        put(session, "corrections", 3, label="新人", fields=[("姓名", "新人")])
    assert found(findable, "娜三") == []
    assert found(findable, "新人") == [("corrections", 3)]


def test_a_record_put_again_is_found_by_its_new_texts_only(findable: OfficeFile) -> None:
    with findable.work(ACTOR, "改名") as session:
        put(session, "corrections", 1, label="欧阳四", fields=[("姓名", "欧阳四")])
    assert found(findable, "娜") == found(findable, "oyns") == found(findable, "60012") == []
    with findable.read() as session:
        assert query(session, "阳四") == [Hit("corrections", 1, "欧阳四", "姓名")]
        old_words = "SELECT count(*) FROM search_token WHERE search_token MATCH '\"娜三\"'"
        assert session.connection().exec_driver_sql(old_words).scalar() == 0
    assert index_size(findable) == 3


def test_one_label_answers_once(findable: OfficeFile) -> None:
    with findable.work(ACTOR, "登记") as session:
        put(session, "disputes", 2, label="口角", fields=[("当事人", "张甲"), ("当事人", "张乙")])
    with findable.read() as session:
        assert query(session, "张") == [Hit("disputes", 2, "口角", "当事人")]


def test_registers_have_their_own_records_of_one_id(findable: OfficeFile) -> None:
    assert found(findable, "李堡") == [("corrections", 1), ("disputes", 1)]
    assert found(findable, "李堡", ("disputes",)) == [("disputes", 1)]
    assert found(findable, "李堡", ()) == []
    with findable.work(ACTOR, "封存") as session:
        remove(session, "disputes", 1)
    assert found(findable, "李堡") == [("corrections", 1)]


def test_what_an_act_put_or_removed_is_taken_back_with_it(findable: OfficeFile) -> None:
    def refuse() -> None:
        with findable.work(ACTOR, "登记") as session:
            put(session, "corrections", 4, label="丁", fields=[("姓名", "丁丁")])
            remove(session, "corrections", 1)
            put(session, "corrections", 2, label="李乙", fields=[("姓名", "李丙")])
            raise Refusal("不行")

    with pytest.raises(Refusal):
        refuse()
    assert [found(findable, text) for text in ("丁丁", "李丙", "李乙", "娜三")] == [[], [], [("corrections", 2)], [("corrections", 1)]]


def test_the_index_changes_inside_an_act_only(findable: OfficeFile) -> None:
    with findable.read() as session:
        with pytest.raises(RuntimeError, match="outside work"):
            put(session, "corrections", 4, label="丁", fields=[("姓名", "丁丁")])
        with pytest.raises(RuntimeError, match="outside work"):
            remove(session, "corrections", 1)


def test_some_hundreds_at_once_old_and_new_come_in_their_order_up_to_the_limit(office: OfficeFile) -> None:
    def people(start: int, stop: int, name: str) -> list[Findable]:
        return [Findable(n, f"{name}{n}", (("姓名", name), ("编号", f"JZ2020-{n:03d}"))) for n in range(start, stop)]

    with office.work(ACTOR, "导入") as session:
        put_many(session, "corrections", people(1, 301, "张甲"))
        put_many(session, "corrections", people(251, 401, "李乙"))
        put_many(session, "corrections", [])
        search_index.optimize(session)
    assert index_size(office) == 400
    with office.read() as session:
        assert [hit.record_id for hit in query(session, "张甲", limit=500)] == list(range(1, 251))
        assert [hit.record_id for hit in query(session, "李乙", limit=3)] == [251, 252, 253]
        assert len(query(session, "jz2020")) == search_index.LIMIT
        assert [hit.label for hit in query(session, "2020-260")] == ["李乙260"]


def test_the_index_keeps_no_text_of_its_own(findable: OfficeFile) -> None:
    with findable.read() as session:
        assert session.scalars(sa.text("SELECT tokens FROM search_token")).all() == [None, None, None]


signs = st.text(st.sampled_from("张甲乙李红旗𬭎𠮷㛃\ue123々ー𰀀𱍐"), min_size=1)
digits = st.text(st.sampled_from("0123456789"), min_size=2)


@given(st.lists(signs | digits, min_size=1).map(tuple), st.data())
def test_the_index_words_of_a_text_answer_every_piece_of_it(runs: tuple[str, ...], data: st.DataObject) -> None:
    run = data.draw(st.sampled_from(runs))
    shortest = 2 if run.isdecimal() else 1
    start = data.draw(st.integers(0, len(run) - shortest))
    piece = run[start : data.draw(st.integers(start + shortest, len(run)))]
    there = set(tokens(folded(" ".join(runs))))
    wanted = set(match_expression(folded(piece)).replace('"', "").split(" AND "))
    assert wanted - {""}
    assert wanted <= there
