"""The petition log (信访登记): whether the office answered each matter in time; it never rates a petitioner."""
