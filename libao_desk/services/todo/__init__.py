"""What has to be done (待办): duties computed from the records, what could not be done, the day's route."""
