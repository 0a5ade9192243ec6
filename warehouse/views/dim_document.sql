CREATE OR REPLACE VIEW current.dim_document AS
SELECT * FROM main.dim_document WHERE superseded_by IS NULL;
COMMENT ON VIEW current.dim_document IS 'One row per document that nothing supersedes. Known limits: a document that vanished from landing is still current; only a new version of its path ends that.';
