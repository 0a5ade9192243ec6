"""Where the facts live: schema, load, publication and the ways to read one DuckDB file.

A relation is one `.sql` file (`tables/`, `ops/`, `views/`, `marts/`); path is name. Import from the
modules: `paths`, `lock`, `connection`, `schema`, `load`, `dimensions`, `records`, `known`, `publish`,
`query`, `trace`, `diff`, `export`.
"""
