SELECT t.rowid, t.name, NULL FROM /* db */.main.dim_entity AS t WHERE t.rowid IN (FROM _wanted)
