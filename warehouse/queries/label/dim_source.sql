SELECT t.rowid, t.name, NULL FROM /* db */.main.dim_source AS t WHERE t.rowid IN (FROM _wanted)
