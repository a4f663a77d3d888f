"""Taking an import back (撤销导入): what goes, what is as before again, what stays and why."""
