"""Sentences told and questions asked (提示与询问): one door, so that a test can answer before it is asked."""

from collections import deque
from dataclasses import dataclass, field

from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QMessageBox, QWidget

from .projector import projector

TITLE = "李堡司法所台账"


@dataclass
class Rehearsal:
    """What a test answers in advance, and what it was told. Asked without an answer at hand, it fails the test."""

    answers: deque[object] = field(default_factory=deque)
    told: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    standing: list[str] = field(default_factory=list)
    """What stood in the line each time a text was asked for."""

    def answer(self, question: str) -> object:
        """The next answer."""
        self.asked.append(question)
        if not self.answers:
            raise AssertionError(f"nobody answered in advance: {question}")
        return self.answers.popleft()


rehearsal: Rehearsal | None = None
"""Set by tests only."""


def refused_while_projecting(parent: QWidget | None, sentence: str) -> bool:
    """Whether what would show people whole is not done, since many see the screen; the sentence tells why."""
    if projector.is_on:
        warn(parent, sentence)
    return projector.is_on


def tell(parent: QWidget | None, sentence: str) -> None:
    """Tell one sentence and wait until it was read."""
    sentence = projector.hide(sentence)
    if rehearsal is not None:
        rehearsal.told.append(sentence)
        return
    QMessageBox.information(parent, TITLE, sentence)


def warn(parent: QWidget | None, sentence: str) -> None:
    """Tell that something was refused or failed."""
    sentence = projector.hide(sentence)
    if rehearsal is not None:
        rehearsal.told.append(sentence)
        return
    QMessageBox.warning(parent, TITLE, sentence)


def warn_of_bug(parent: QWidget | None, sentence: str, details: str) -> None:
    """Tell that we made a mistake; the report for the developer is behind a button."""
    if rehearsal is not None:
        rehearsal.told.append(f"{sentence}\n\n{details}")
        return
    box = QMessageBox(QMessageBox.Icon.Warning, TITLE, sentence, QMessageBox.StandardButton.Ok, parent)
    box.setDetailedText(details)
    box.exec()


def ask(parent: QWidget | None, question: str, *, yes: str = "是", no: str = "否") -> bool:
    """Ask a question with two answers; closing the box means no."""
    question = projector.hide(question)
    if rehearsal is not None:
        return bool(rehearsal.answer(question))
    box = QMessageBox(QMessageBox.Icon.Question, TITLE, question, QMessageBox.StandardButton.NoButton, parent)
    agreed = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    box.setEscapeButton(box.addButton(no, QMessageBox.ButtonRole.RejectRole))
    box.setDefaultButton(agreed)
    box.exec()
    return box.clickedButton() is agreed


def choose(parent: QWidget | None, question: str, answers: tuple[str, ...], *, is_grave: bool = False) -> int | None:
    """Ask a question with several answers as buttons; the number of the one chosen, None where the box was closed.

    A hasty Enter takes the first answer, of a grave question none.
    """
    question = projector.hide(question)
    if rehearsal is not None:
        given = rehearsal.answer(question)
        return given if isinstance(given, int) else None
    box = QMessageBox(QMessageBox.Icon.Question, TITLE, question, QMessageBox.StandardButton.NoButton, parent)
    buttons = [box.addButton(answer, QMessageBox.ButtonRole.AcceptRole) for answer in answers]
    given_up = box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
    box.setEscapeButton(given_up)
    box.setDefaultButton(given_up if is_grave else buttons[0])
    box.exec()
    return next((n for n, button in enumerate(buttons) if box.clickedButton() is button), None)


def pick(parent: QWidget | None, question: str, choices: tuple[str, ...]) -> int | None:
    """Let one of many be picked from a list; its number, None where it was given up."""
    question = projector.hide(question)
    if rehearsal is not None:
        given = rehearsal.answer(question)
        return given if isinstance(given, int) else None
    text, is_given = QInputDialog.getItem(parent, TITLE, question, choices, 0, False)
    return choices.index(text) if is_given else None


def ask_text(parent: QWidget | None, question: str, text: str = "") -> str | None:
    """Ask for one line of text; None where it was given up."""
    question = projector.hide(question)
    if rehearsal is not None:
        rehearsal.standing.append(text)
        given = rehearsal.answer(question)
        return None if given is None else str(given)
    typed, is_given = QInputDialog.getText(parent, TITLE, question, QLineEdit.EchoMode.Normal, text)
    return typed if is_given else None


def open_file(parent: QWidget | None, title: str, folder: str, filters: str) -> str | None:
    """Choose a file that exists; None where it was given up."""
    if rehearsal is not None:
        given = rehearsal.answer(title)
        return None if given is None else str(given)
    return QFileDialog.getOpenFileName(parent, title, folder, filters)[0] or None


def save_file(parent: QWidget | None, title: str, proposed: str, filters: str) -> str | None:
    """Choose where to save; asked before a file is overwritten; None where it was given up."""
    if rehearsal is not None:
        given = rehearsal.answer(title)
        return None if given is None else str(given)
    return QFileDialog.getSaveFileName(parent, title, proposed, filters)[0] or None


def choose_folder(parent: QWidget | None, title: str, folder: str) -> str | None:
    """Choose a folder; None where it was given up."""
    if rehearsal is not None:
        given = rehearsal.answer(title)
        return None if given is None else str(given)
    return QFileDialog.getExistingDirectory(parent, title, folder) or None
