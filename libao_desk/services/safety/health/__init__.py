"""The state of file, PC and data (健康检查): findings by severity, each with its reason and what mends it."""
