"""People and the office's own lists (人员、名册): one card for each, how one's matters stand, work handed over."""
