CREATE TABLE IF NOT EXISTS dim_entity (
    entity_id VARCHAR,
    name VARCHAR,
    type VARCHAR,
    aliases VARCHAR[],
    is_registered BOOLEAN
);
COMMENT ON TABLE dim_entity IS 'One row per person, organization, place or facility: all of the registry, and those discovered in texts. Known limits: a discovered entity groups equal normalised names of one type, so two people of one name are one row and two spellings may be two.';
COMMENT ON COLUMN dim_entity.entity_id IS 'Key: the registry id, or a hash of type and normalised name for a discovered entity. Example: baghdad';
COMMENT ON COLUMN dim_entity.name IS 'Canonical name: from the registry, or the full name in the spelling that texts use most (then the longest, then the first in the alphabet). Example: Lower Vessel River Authority';
COMMENT ON COLUMN dim_entity.type IS 'person, organization, place or facility. Example: organization';
COMMENT ON COLUMN dim_entity.aliases IS 'Other names: from the registry, or every surface in the texts of now, sorted. Example: [LVRA, Vessel River Authority]';
COMMENT ON COLUMN dim_entity.is_registered IS 'True where the registry names it, false where texts do. Example: true';
