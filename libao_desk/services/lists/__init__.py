"""Records found (列表、查找): by register, filter and order, or by whatever was typed."""
