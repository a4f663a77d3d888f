"""Every table of this package in one place, for whoever refers to them."""

from libao_desk.people.committees import Committee, CommitteeMember
from libao_desk.people.duplicates import PersonDistinct
from libao_desk.people.merge import PersonMerge
from libao_desk.people.officers import Officer, OfficerRegister
from libao_desk.people.organisations import Organisation
from libao_desk.people.persons import Person
from libao_desk.people.villages import Village

__all__ = [
    "Committee",
    "CommitteeMember",
    "Officer",
    "OfficerRegister",
    "Organisation",
    "Person",
    "PersonDistinct",
    "PersonMerge",
    "Village",
]
