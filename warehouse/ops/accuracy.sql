CREATE TABLE IF NOT EXISTS ops.accuracy (
    run_id VARCHAR,
    task VARCHAR,
    precision DOUBLE,
    recall DOUBLE,
    f1 DOUBLE,
    ci_low DOUBLE,
    ci_high DOUBLE,
    n_gold BIGINT
);
COMMENT ON TABLE ops.accuracy IS 'One row per run and extraction task, measured on a hand-annotated set. Known limits: holds for texts like the annotated ones; the interval is of the F1 value.';
COMMENT ON COLUMN ops.accuracy.run_id IS 'Refers to ops.etl_run. Example: 20261121T060000-1a2b3c';
COMMENT ON COLUMN ops.accuracy.task IS 'What was measured. Example: citations.footnote';
COMMENT ON COLUMN ops.accuracy.precision IS 'Share of the extracted rows that are right, 0 to 1. Example: 0.95';
COMMENT ON COLUMN ops.accuracy.recall IS 'Share of the annotated rows that were found, 0 to 1. Example: 0.91';
COMMENT ON COLUMN ops.accuracy.f1 IS 'Harmonic mean of precision and recall, 0 to 1. Example: 0.93';
COMMENT ON COLUMN ops.accuracy.ci_low IS 'Lower end of the 95 % confidence interval of f1. Example: 0.89';
COMMENT ON COLUMN ops.accuracy.ci_high IS 'Upper end of the 95 % confidence interval of f1. Example: 0.96';
COMMENT ON COLUMN ops.accuracy.n_gold IS 'Annotated rows. Example: 132';
