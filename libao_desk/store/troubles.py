"""What can go wrong with an office file, one class and one Chinese sentence for each."""

import errno
from datetime import date
from pathlib import Path

from libao_desk.core.errors import Refusal, Trouble


class WrongPassphrase(Trouble):
    """No slot opens with what was typed."""

    def __init__(self, count: int = 0, wait: int = 0) -> None:
        often = f"已连续输错{count}次，下一次要等{wait}秒。" if wait else ""
        super().__init__(f"口令不正确。{often}请注意大小写和输入法；忘记口令时可输入恢复码。")


class WeakPassphrase(Refusal):
    """The passphrase is too easily guessed."""


class DamagedFile(Trouble):
    """The database, proven ours by its key, cannot be read."""

    def __init__(self, name: str, newest_backup: date | None) -> None:
        if newest_backup is None:
            advice = "backups文件夹中没有备份，请用另存的备份恢复。原文件请勿删除。"
        else:
            advice = f"请恢复{newest_backup:%Y年%m月%d日}的备份。原文件请勿删除。"
        super().__init__(f"文件{name}已损坏，{advice}")
        self.newest_backup = newest_backup


class DamagedKeyFile(Trouble):
    """office.keys is not what was written."""

    def __init__(self) -> None:
        super().__init__("密钥文件office.keys已损坏或被改动，不能打开台账。请恢复最近的备份，密钥也在其中。")


class ForeignFile(Refusal):
    """A file under the name of ours is something else."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(f"{name}不是本台账的数据文件（{what}），未作任何改动。请检查数据文件夹是否选对。")


class EmptyFile(Trouble):
    """A file of the office has no byte in it."""

    def __init__(self, name: str) -> None:
        super().__init__(f"文件{name}是空的（0字节），可能是复制时中断。请用备份恢复。")


class OlderFile(Trouble):
    """The database is older than the one that was used last, and nobody has said yet that it is the one to go on with."""

    def __init__(self, sentence: str) -> None:
        super().__init__(f"{sentence}确认以前不能登记和修改，没有写入。")


class MissingFile(Trouble):
    """A file that belongs to the office is not in its folder."""

    def __init__(self, name: str) -> None:
        super().__init__(f"数据文件夹中缺少{name}。请检查文件夹是否选对，或用备份恢复。")


class MissingKeyFile(MissingFile):
    """Without office.keys no passphrase can open anything."""

    def __init__(self) -> None:
        super().__init__("密钥文件office.keys")


class MissingFolder(Trouble):
    """The folder itself is not there."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"找不到数据文件夹“{folder}”。")


class NetworkShare(Refusal):
    """File locks on a share cannot be trusted."""

    def __init__(self) -> None:
        super().__init__("数据文件夹在网络共享或网络盘上，断网会损坏数据，不能在此打开。请放在本机磁盘上。")


class FolderInUse(Refusal):
    """A new office needs a folder without one."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"文件夹“{folder}”中已有文件，不能在此新建或恢复台账，请另选空文件夹。")


class OfficeFileInTheWay(Refusal):
    """What is to be saved would replace one of the office's own files."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}”是台账自己的数据文件，不能被覆盖，没有保存。请换一个文件名。")


class FolderInTheWay(Trouble):
    """A file is to be saved under the name of a folder."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}”是一个文件夹，没有保存。请在后面加上文件名，如“{name}/台账.backup”。")


class AlreadyOpen(Refusal):
    """Another process has the office open."""

    def __init__(self, holder: str) -> None:
        super().__init__(f"台账已在另一个窗口中打开（{holder}）。请先关闭那一个。")


class NewerFile(Refusal):
    """A newer program wrote the file."""

    def __init__(self) -> None:
        super().__init__("此文件由更新版本的程序写成，请先把本软件升级到最新版本再打开。")


class DiskFull(Trouble):
    """No room for the transaction; it was taken back whole."""

    def __init__(self) -> None:
        super().__init__("磁盘空间不足，这次操作没有保存，原有数据完好。请清理磁盘后再试。")


class FileBusy(Trouble):
    """Another program holds the file."""

    def __init__(self) -> None:
        super().__init__("数据文件正被另一程序占用（如杀毒软件或备份软件），这次操作没有保存，请稍后再试。")


class ReadOnlyFile(Trouble):
    """The file or its folder cannot be written."""

    def __init__(self) -> None:
        super().__init__("数据文件或文件夹是只读的，这次操作没有保存。请检查文件夹权限。")


class DiskFailure(Trouble):
    """The disk refused to read or write."""

    def __init__(self) -> None:
        super().__init__("读写磁盘时出错，这次操作没有保存。请检查磁盘或U盘是否已拔出，再重新打开台账。")


class StaleRecord(Refusal):
    """Two windows changed one record; the second one is told."""

    def __init__(self) -> None:
        super().__init__("这条记录刚被另一窗口修改过，请重新打开后核对再保存。")


class ReadAbandoned(Trouble):
    """A search was cut short because the next key was pressed."""

    def __init__(self) -> None:
        super().__init__("查询已被新的查询取代。")


class DamagedAttachment(Trouble):
    """Stored bytes are missing or not the same any more."""

    def __init__(self) -> None:
        super().__init__("该附件或文书的存档已损坏或缺失，请用备份恢复attachments.db。")


class NotABackup(Refusal):
    """The file to restore is not one of ours."""

    def __init__(self) -> None:
        super().__init__("这不是本软件的备份文件，没有恢复任何内容。")


class DamagedBackup(Trouble):
    """A backup that is not what was written."""

    def __init__(self) -> None:
        super().__init__("该备份文件已损坏，没有恢复任何内容，请换一份较早的备份。")


_NO_ROOM = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_NOT_OURS_TO_WRITE = (errno.EACCES, errno.EPERM, errno.EROFS)
_SHARED = (32, 33)
"""Windows' own numbers for a file that another program holds."""


def is_of_disk(error: OSError) -> bool:
    """Whether the operating system speaks of the disk, and not of a file that nobody has."""
    return getattr(error, "winerror", None) in _SHARED or error.errno in (*_NO_ROOM, *_NOT_OURS_TO_WRITE, errno.EIO)


def trouble_of_disk(error: OSError) -> Trouble:
    """What the operating system refused, with its sentence."""
    if getattr(error, "winerror", None) in _SHARED:
        return FileBusy()
    if error.errno in _NO_ROOM:
        return DiskFull()
    return ReadOnlyFile() if error.errno in _NOT_OURS_TO_WRITE else DiskFailure()
