"""Numbers of people in a sentence: half hidden, but for those that whoever reads it has given himself."""

from libao_desk.core.half_hidden import half_hidden, numbers_in

SAID = "电话：199 0000 0018 → 0513-88881234，身份证号320699199403110651，文书号2020001234"


def test_id_numbers_and_telephones_are_half_hidden_and_nothing_else() -> None:
    assert half_hidden(SAID) == "电话：199****0018 → 0513****1234，身份证号320699********0651，文书号2020001234"


def test_what_the_reader_gave_himself_stays() -> None:
    own = numbers_in("本人１９９００００００１８，320699199403110651")
    assert own == {"19900000018", "320699199403110651"}
    assert half_hidden(SAID, own).startswith("电话：199 0000 0018 → 0513****1234，身份证号320699199403110651")
