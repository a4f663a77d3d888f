"""The dialog of what has run out (保管期限、鉴定)."""
