"""Every table of this package in one place, for whoever refers to them."""

from .committees import Committee, CommitteeMember
from .duplicates import PersonDistinct
from .emergencies import EmergencyLook
from .merge import PersonMerge
from .officers import Officer, OfficerRegister
from .organisations import Organisation
from .persons import Person
from .readers import RecordReader
from .villages import Village

__all__ = [
    "Committee",
    "CommitteeMember",
    "EmergencyLook",
    "Officer",
    "OfficerRegister",
    "Organisation",
    "Person",
    "PersonDistinct",
    "PersonMerge",
    "RecordReader",
    "Village",
]
