"""Figures (统计数据): each with the list behind it, in tables, charts, a report and the paragraph for the yearly summary."""
