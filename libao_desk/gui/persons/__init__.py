"""People (人员): two cards made one, work handed over, how one's own matters stand."""
