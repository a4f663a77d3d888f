"""Rows judged (逐行核对): what each says, which record it is, whether it may be stored, and the record it becomes."""
