"""The guardian's paper for severe mental disorders (严重精神障碍患者监护), not a medical record (精神卫生法 4、49)."""
