-- title: Tables and views
-- about: Every relation of the warehouse with its columns, as the catalogue describes them.
-- place: 1 full
-- shape: groups
with relations as (
    select schema_name, table_name as name, comment from duckdb_tables() where database_name = current_database()
    union all
    select schema_name, view_name, comment from duckdb_views() where database_name = current_database() and not internal
)
select case when r.schema_name = 'main' then r.name else r.schema_name || '.' || r.name end as relation,
    coalesce(r.comment, '') as meaning, c.column_name as "column", c.data_type as type, coalesce(c.comment, '') as about
from relations as r
join duckdb_columns() as c on c.database_name = current_database() and c.schema_name = r.schema_name and c.table_name = r.name
order by case r.schema_name when 'main' then 0 when 'marts' then 1 when 'current' then 2 else 3 end, r.name, c.column_index
