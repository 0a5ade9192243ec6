CREATE TABLE IF NOT EXISTS dim_source (
    source_id VARCHAR,
    name VARCHAR,
    kind VARCHAR,
    domain VARCHAR,
    aliases VARCHAR[],
    is_registered BOOLEAN,
    entity_id VARCHAR
);
COMMENT ON TABLE dim_source IS 'One row per outlet, agency, publisher or other source that texts name: all of the registry, and those discovered. Known limits: a discovered source groups equal normalised names only.';
COMMENT ON COLUMN dim_source.source_id IS 'Key: the registry id, or a hash of the normalised name for a discovered source. Example: associated-press';
COMMENT ON COLUMN dim_source.name IS 'Canonical name: from the registry, or the longest name found (then the first in the alphabet). Example: Associated Press';
COMMENT ON COLUMN dim_source.kind IS 'What it is, as the registry says. Example: agency';
COMMENT ON COLUMN dim_source.domain IS 'Web domain; null where unknown. Example: apnews.com';
COMMENT ON COLUMN dim_source.aliases IS 'Other names: from the registry, or every spelling of the name in the facts of now with its acronyms and the names of its registered entity, sorted. Example: [AP]';
COMMENT ON COLUMN dim_source.is_registered IS 'True where the registry names it, false where texts do. Example: true';
COMMENT ON COLUMN dim_source.entity_id IS 'Refers to dim_entity: the same source as an organization that texts mention. Example: associated-press';
