"""Invented people and places (虚构人员): obviously nobody, for the demo and for tests; address code 320699 belongs to no place."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from libao_desk.core.citizen_id import make_citizen_id
from libao_desk.core.credit_code import ALPHABET, check_sign
from libao_desk.people.codes import CommitteeKind, Education, Ethnic, Marital, Role, Sex
from libao_desk.people.models import Committee, CommitteeMember, Officer, Organisation, Person, Village

ADDRESS_CODE = "320699"
TOWNSHIP_CODE = "320685103"
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
MALE_SIGNS = "柏槐松梓楷樟杉桐枫桦砚墨毫笺帆舟楫橹岩峦垄畴犁锄"
FEMALE_SIGNS = "芷蘅茉莉菱荷萱蔷薇棠梨杏桃橘柚绫罗纱绸锦绣梭"
SECOND_SIGNS = "一二三四五六七八九十甲乙丙丁"
RARE_NAMES = ("曾𬭎一", "吴䶮二", "郑㛃三", "陈喆四", "苏堃五", "柏玥六")
DOTTED_NAMES = ("阿甲依·买乙提", "古丽丙·艾丁江")
VILLAGE_SIGNS = "杨松柏榆槐柳桂枫桐梅兰竹菊荷桃李杏梨枣橘"
STREETS = ("演示一路", "演示二路", "样例街", "虚构巷")
FIRM_WORDS = ("样例木业", "虚构纺织", "演示物流", "例证食品", "试验机电", "模拟建材", "范例园艺", "假设渔具")


class InventedWorld:
    """A township of nobody: the same for the same random source."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._serial = 0
        self._names: set[str] = set()
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
        born_between: tuple[date, date] = (date(1950, 1, 1), date(1998, 12, 31)),
        village: Village | None = None,
    ) -> Person:
        """One invented person, not yet stored; no two bear one name or one number."""
        rng = self._rng
        sex = sex or rng.choice((Sex.MALE, Sex.FEMALE))
        first, last = born_between
        born = first + timedelta(days=rng.randrange((last - first).days + 1))
        self._serial += 1
        village = village or rng.choice(self.villages)
        address = f"李堡镇{village.name}{rng.randint(1, 18)}组{rng.randint(1, 99)}号"
        return Person(
            name=self._name(sex),
            sex=sex,
            birth_date=born,
            id_no=self._id_no(born, sex),
            ethnic=Ethnic.HAN,
            education=rng.choice((Education.PRIMARY_SCHOOL, Education.MIDDLE_SCHOOL, Education.HIGH_SCHOOL, Education.COLLEGE)),
            marital=Marital.MARRIED if born.year < 1992 else Marital.SINGLE,
            household_address=address,
            household_code=ADDRESS_CODE,
            residence_address=address,
            village=village,
            phone=f"1990000{self._serial % 10000:04d}",
            occupation=rng.choice(("务农", "务工", "个体经营", "司机", "瓦工", "退休")),
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
        rare = (*RARE_NAMES, *DOTTED_NAMES)
        if self._serial % 97 == 5 and (name := rare[self._serial // 97 % len(rare)]) not in self._names:
            self._names.add(name)
            return name
        while True:
            signs = MALE_SIGNS if sex is Sex.MALE else FEMALE_SIGNS
            name = self._rng.choice(SURNAMES) + self._rng.choice(SECOND_SIGNS) + self._rng.choice(signs)
            if name not in self._names:
                self._names.add(name)
                return name

    def _id_no(self, born: date, sex: Sex) -> str:
        sequence = self._serial % 450 * 2 + (1 if sex is Sex.MALE else 2)
        return make_citizen_id(ADDRESS_CODE, born, sequence)

    def _village(self, n: int) -> Village:
        sign = VILLAGE_SIGNS[n]
        name = "杨庄村" if n == 0 else f"{sign}例{'居委会' if n == 1 else '村'}"
        return Village(name=name, code=f"{TOWNSHIP_CODE}{1 if n == 1 else 200 + n:03d}", short_character=sign)

    def _village_committee(self, village: Village) -> Committee:
        pattern = f"（{{y}}）海李{village.short_character}调字第{{n:03d}}号"
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
