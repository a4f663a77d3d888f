"""The office's figures (统计): tables, charts and the list behind each number."""
