"""Invented people and places (虚构人员): obviously nobody, for the demo and for tests; address code 320699 belongs to no place."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from libao_desk.core.citizen_id import age_in_years, make_citizen_id
from libao_desk.core.credit_code import ALPHABET, check_sign
from libao_desk.core.names import MIDDLE_DOT

from .codes import CommitteeKind, DocumentKind, Education, Ethnic, Marital, Role, Sex
from .committees import village_pattern
from .models import Committee, CommitteeMember, Officer, Organisation, Person, Village

ADDRESS_CODE = "320699"
TOWNSHIP_CODE = "320685103"
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
MALE_SIGNS = "柏槐松梓楷樟杉桐枫桦砚墨毫笺帆舟楫橹岩峦垄畴犁锄"
FEMALE_SIGNS = "芷蘅茉莉菱荷萱蔷薇棠梨杏桃橘柚绫罗纱绸锦绣梭"
SECOND_SIGNS = "一二三四五六七八九十甲乙丙丁"
UNUSUAL_NAMES = ("曾𬭎一", "阿甲依·买乙提", "吴䶮二", "郑㛃三", "古丽丙·艾丁江", "陈喆四", "苏堃五", "柏玥六")
"""Rare signs, one of them beyond U+FFFF, and names with a middle dot; each is given once."""
UNUSUAL_EVERY = 37
"""One person in so many bears an unusual name."""
NAME_TRIES = 200
"""After so many names already given, one is given twice: a hundred thousand people share names, as people do."""
ADULTS = (date(1950, 1, 1), date(1998, 12, 31))
MINORS = (date(2004, 1, 1), date(2012, 12, 31))
DAY = date(2020, 12, 31)
FIRST_TERM, TERM_STEP = date(2018, 1, 20), timedelta(days=40)
"""When the first mediation committee was elected, and each later one after it."""
"""The day on which the invented people live."""
SEQUENCES = 499
"""How many people of one sex can be born in one place on one day."""
SCHOOL_AGE, RETIRED_AGE, MARRYING_AGE = 18, 65, 28
VILLAGE_SIGNS = "杨松柏榆槐柳桂枫桐梅兰竹菊荷桃李杏梨枣橘"
STREETS = ("演示一路", "演示二路", "样例街", "虚构巷")
FIRM_WORDS = ("样例木业", "虚构纺织", "演示物流", "例证食品", "试验机电", "模拟建材", "范例园艺", "假设渔具")


class InventedWorld:
    """A township of nobody: the same for the same random source."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._serial = 0
        self._names: set[str] = set()
        self._id_nos: set[str] = set()
        self.villages = tuple(self._village(n) for n in range(len(VILLAGE_SIGNS)))
        self.township_committee = Committee(name="李堡镇人民调解委员会", kind=CommitteeKind.TOWNSHIP)
        self.centre = Committee(name="李堡镇矛盾纠纷调处中心", kind=CommitteeKind.CENTRE, number_pattern="（{y}）海李处调字第{n:03d}号")
        self.village_committees = tuple(self._village_committee(village) for village in self.villages)
        self.enterprise_committees = tuple(
            Committee(
                name=f"{word}有限公司人民调解委员会", kind=CommitteeKind.ENTERPRISE, number_pattern=f"（{{y}}）海李企{n}调字第{{n:03d}}号"
            )
            for n, word in enumerate(FIRM_WORDS[:2], start=1)
        )
        for n, committee in enumerate(self.committees):
            committee.term_started_on = FIRST_TERM + TERM_STEP * n
        self.members = tuple(member for committee in self.committees for member in self._members(committee))
        names = (("冯一柏", Role.DIRECTOR, "所长"), ("褚二菱", Role.OFFICER, "副所长"), ("卫三松", Role.OFFICER, "司法助理员"))
        more = (("蒋四荷", Role.RECORDER, "录入员"), ("沈五楷", Role.READER, "档案员"))
        self.officers = tuple(Officer(name=name, role=role, post=post) for name, role, post in names + more)

    @property
    def director(self) -> Officer:
        """The officer who founds the office."""
        return self.officers[0]

    @property
    def committees(self) -> tuple[Committee, ...]:
        """Every committee, the township's first."""
        return (self.township_committee, self.centre, *self.village_committees, *self.enterprise_committees)

    def seat_director(self, stored: Officer) -> None:
        """Let the director who founded the office, and is stored already, take the invented one's place."""
        stored.post = self.director.post
        self.officers = (stored, *self.officers[1:])

    def take_committee(self, stored: Committee) -> None:
        """Let the township's committee that came with the office take the invented one's place."""
        for member in self.members_of(self.township_committee):
            member.committee = stored
        self.township_committee = stored

    def everyone(self) -> list[Village | Committee | CommitteeMember | Officer]:
        """Everything that belongs to the office from the start, the director excepted."""
        return [*self.villages, *self.committees, *self.members, *self.officers[1:]]

    def members_of(self, committee: Committee) -> tuple[CommitteeMember, ...]:
        """The mediators of one committee."""
        return tuple(member for member in self.members if member.committee is committee)

    def person(
        self,
        sex: Sex | None = None,
        *,
        born_between: tuple[date, date] | None = None,
        village: Village | None = None,
        adult: bool = True,
    ) -> Person:
        """One invented person, not yet stored; no two bear one ID number. A minor is born in 2004 to 2012 unless told otherwise."""
        rng = self._rng
        sex = sex or rng.choice((Sex.MALE, Sex.FEMALE))
        first, last = born_between or (ADULTS if adult else MINORS)
        born = first + timedelta(days=rng.randrange((last - first).days + 1))
        self._serial += 1
        village = village or rng.choice(self.villages)
        address = f"李堡镇{village.name}{rng.randint(1, 18)}组{rng.randint(1, 99)}号"
        age = age_in_years(born, DAY)
        name = self._name(sex)
        return Person(
            name=name,
            id_type=DocumentKind.CITIZEN_ID,
            sex=sex,
            birth_date=born,
            id_no=self._id_no(born, sex),
            ethnic=Ethnic.UYGHUR if MIDDLE_DOT in name else Ethnic.HAN,
            education=self._education(age),
            marital=Marital.MARRIED if age >= MARRYING_AGE else Marital.SINGLE,
            household_address=address,
            household_code=ADDRESS_CODE,
            residence_address=address,
            village=village,
            phone=f"1990000{self._serial % 10000:04d}",
            occupation=self._occupation(age),
        )

    def organisation(self) -> Organisation:
        """One invented firm, not yet stored."""
        self._serial += 1
        word = self._rng.choice(FIRM_WORDS)
        first = f"91{ADDRESS_CODE}" + "".join(self._rng.choice(ALPHABET) for _ in range(9))
        return Organisation(
            name=f"海安{word}{self._serial}号有限公司",
            credit_code=first + check_sign(first),
            legal_representative=self._name(self._rng.choice((Sex.MALE, Sex.FEMALE))),
            representative_post="执行董事",
            address=f"李堡镇{self._rng.choice(STREETS)}{self._rng.randint(1, 200)}号",
            phone=f"1990000{self._serial % 10000:04d}",
            kind="有限责任公司",
        )

    def _name(self, sex: Sex) -> str:
        if self._serial % UNUSUAL_EVERY == 5 and (name := self._unusual_name()):
            return name
        for _ in range(NAME_TRIES):
            signs = MALE_SIGNS if sex is Sex.MALE else FEMALE_SIGNS
            usual = self._rng.choice(SURNAMES) + self._rng.choice(SECOND_SIGNS) + self._rng.choice(signs)
            if usual not in self._names:
                break
        self._names.add(usual)
        return usual

    def _unusual_name(self) -> str | None:
        name = next((name for name in UNUSUAL_NAMES if name not in self._names), None)
        self._names.update({name} if name else ())
        return name

    def _id_no(self, born: date, sex: Sex) -> str:
        for place in range(SEQUENCES):
            # the sequence's last digit tells the sex: odd is male
            sequence = (self._serial + place) % SEQUENCES * 2 + (1 if sex is Sex.MALE else 2)
            number = make_citizen_id(ADDRESS_CODE, born, sequence)
            if number not in self._id_nos:
                self._id_nos.add(number)
                return number
        raise LookupError(f"no more numbers for a birth on {born}")

    def _education(self, age: int) -> Education:
        if age < SCHOOL_AGE:
            return Education.MIDDLE_SCHOOL if age >= 12 else Education.PRIMARY_SCHOOL
        return self._rng.choice((Education.PRIMARY_SCHOOL, Education.MIDDLE_SCHOOL, Education.HIGH_SCHOOL, Education.COLLEGE))

    def _occupation(self, age: int) -> str:
        if age < SCHOOL_AGE:
            return "学生"
        return self._rng.choice(("务农", "退休") if age >= RETIRED_AGE else ("务农", "务工", "个体经营", "司机", "瓦工"))

    def _village(self, n: int) -> Village:
        sign = VILLAGE_SIGNS[n]
        name = "杨庄村" if n == 0 else f"{sign}例{'居委会' if n == 1 else '村'}"
        return Village(name=name, code=f"{TOWNSHIP_CODE}{1 if n == 1 else 200 + n:03d}", short_character=sign)

    def _village_committee(self, village: Village) -> Committee:
        pattern = village_pattern(village.short_character or "")
        return Committee(name=f"{village.name}人民调解委员会", kind=CommitteeKind.VILLAGE, village=village, number_pattern=pattern)

    def _members(self, committee: Committee) -> Iterator[CommitteeMember]:
        for n in range(self._rng.randint(3, 5)):
            sex = Sex.FEMALE if n == 0 else Sex.MALE
            yield CommitteeMember(
                name=self._name(sex),
                committee=committee,
                sex=sex,
                post="主任" if n == 1 else "委员",
                is_full_time=committee is self.centre,
            )
