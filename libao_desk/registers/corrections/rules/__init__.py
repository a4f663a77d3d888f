"""The law of community corrections (社区矫正期限) as plain functions of a case, the office and the day."""
