"""Responsibility letters (责任书) and supervision notices (督办): duties of offices, firms, schools and guardians, of nobody watched."""
