"""Keeping and destroying closed records (保管期限、鉴定、销毁): what has run out, the list to appraise."""
