"""Papers (文书、卷宗): issued one by one or many at once, reprinted, made void, bound as a dossier."""
