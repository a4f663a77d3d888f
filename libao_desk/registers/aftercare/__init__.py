"""Released-prisoner follow-up (安置帮教): help, not supervision; nobody is bound to accept it (监狱法 2026 第59至62条)."""
