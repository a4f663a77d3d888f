"""The house as a whole: what stands where, how long a module may be, and what no file may hold."""

import ast
import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FORMS = ROOT / "libao_desk" / "gui" / "forms"
NEVER_RECORDED = ROOT / "resources" / "never_recorded.toml"

HOUSE = {".ci", "benchmarks", "installer", "libao_desk", "resources", "tests", "ui"}
LONGEST_MODULE = 400
INVENTED_DIVISION = "320699"  # given to no place, so that a number under it is nobody's

REGISTRY = re.compile(r"\b(?:py" r"pi\.org|python" r"hosted\.org|[\w.-]*(?:tuna|mirrors?)\.[\w-]+\.(?:edu|com|org|net|cn))", re.IGNORECASE)
SOMEBODYS_FOLDER = re.compile(r"(?<![\w.])(?:/(?:home|root|Users)/\w|[A-Z]:\\Users\\\w)")
CITIZEN_ID = re.compile(r"(?<![0-9A-Za-z])(\d{6})(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])")
ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@cache
def tracked() -> tuple[Path, ...]:
    """Every file under version control, relative to the checkout."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, encoding="utf-8").stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout: what belongs to the house is known from git")
    return tuple(Path(name) for name in listed.split("\0") if name and (ROOT / name).is_file())


@cache
def texts() -> dict[Path, str]:
    """The tracked files that are text, with what they say."""
    found = {}
    for path in tracked():
        raw = (ROOT / path).read_bytes()
        if b"\0" not in raw:
            found[path] = raw.decode("utf-8")
    return found


@cache
def modules() -> dict[Path, str]:
    """Our Python modules; compiled forms are the tool's, not ours."""
    return {path: text for path, text in texts().items() if path.suffix == ".py" and (ROOT / path).parent != FORMS}


def is_real_citizen_id(match: re.Match[str]) -> bool:
    """Whether this could be a living person's number: a division in use and a valid check digit (GB 11643)."""
    digits = match[0].upper()
    total = sum(int(digit) * weight for digit, weight in zip(digits[:17], ID_WEIGHTS, strict=True))
    return match[1] != INVENTED_DIVISION and digits[17] == "10X98765432"[total % 11]


def places_of(pattern: re.Pattern[str]) -> list[str]:
    """Where a pattern stands in the tracked text, as file and line."""
    return [f"{path}:{text.count(chr(10), 0, match.start()) + 1}" for path, text in texts().items() for match in pattern.finditer(text)]


def test_every_top_level_folder_is_a_room_of_the_house() -> None:
    assert {path.parts[0] for path in tracked() if len(path.parts) > 1} <= HOUSE


def test_no_module_is_longer_than_a_reader_bears() -> None:
    lengths = {str(path): text.count("\n") for path, text in modules().items()}
    assert {path: length for path, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_every_module_says_what_is_found_in_it() -> None:
    silent = [str(path) for path, text in modules().items() if text.strip() and ast.get_docstring(ast.parse(text)) is None]
    assert silent == []


def test_no_file_names_a_package_registry() -> None:
    assert places_of(REGISTRY) == []


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    assert places_of(SOMEBODYS_FOLDER) == []


def test_no_file_holds_the_number_of_a_possible_person() -> None:
    real = [f"{path}: {match[0]}" for path, text in texts().items() for match in CITIZEN_ID.finditer(text) if is_real_citizen_id(match)]
    assert real == []


@pytest.mark.parametrize(
    ("number", "is_real"),
    [
        pytest.param("320699" + "196802290019", False, id="invented division"),
        pytest.param("110105" + "194912310029", False, id="wrong check digit"),
        pytest.param("110105" + "19491231002X", True, id="the standard's own example"),
    ],
)
def test_a_possible_persons_number_is_known(number: str, is_real: bool) -> None:
    match = CITIZEN_ID.fullmatch(number)
    assert match is not None
    assert is_real_citizen_id(match) is is_real


def test_words_never_recorded_stand_in_their_one_list_alone() -> None:
    rules = tomllib.loads(NEVER_RECORDED.read_text(encoding="utf-8"))["rule"]
    words = re.compile("|".join(re.escape(word) for rule in rules for word in rule["words"]))
    assert [place for place in places_of(words) if not place.startswith(str(NEVER_RECORDED.relative_to(ROOT)))] == []


def test_no_column_is_named_like_one_that_the_import_drops() -> None:
    rules = tomllib.loads(NEVER_RECORDED.read_text(encoding="utf-8"))["rule"]
    dropped = {column for rule in rules for column in rule["columns"]}
    named = [
        f"{path}:{node.lineno} {node.value}"
        for path, text in modules().items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in dropped
    ]
    assert named == []
