CREATE OR REPLACE VIEW chosen.speaker_counts AS
SELECT
    c.speaker_no,
    CASE WHEN getvariable('copies') IS NULL THEN c.statements ELSE c.statements_once END AS statements,
    CASE WHEN getvariable('copies') IS NULL THEN c.quoted ELSE c.quoted_once END AS quoted,
    CASE WHEN getvariable('copies') IS NULL THEN c.articles ELSE c.articles_once END AS articles,
    CASE WHEN k.is_canonical THEN c.articles_once ELSE 0 END AS independent
FROM marts.speaker_counts AS c
JOIN chosen.article_classes AS k USING (class_no)
WHERE coalesce(getvariable('source'), getvariable('entity'), getvariable('from_date'), getvariable('to_date')) IS NULL
    AND (getvariable('copies') IS NULL OR c.statements_once > 0)
UNION ALL
SELECT speaker_no, 1, CAST(is_quoted AS INTEGER), CAST(first_of_speaker AS INTEGER), CAST(first_of_speaker AND is_independent AS INTEGER)
FROM chosen.citation_overview
WHERE speaker_no IS NOT NULL
    AND coalesce(getvariable('source'), getvariable('entity'), getvariable('from_date'), getvariable('to_date')) IS NOT NULL;
COMMENT ON VIEW chosen.speaker_counts IS 'One row per speaker and class of segments that the variables leave, or per statement where dates, source or entity are set; with copies = independent, without repeats. Known limits: sum what is counted.';
COMMENT ON COLUMN chosen.speaker_counts.independent IS 'Of articles, those that stand for their cluster. Example: 28';

-- Nobody behind this speaker is among the `wanted` first under the filters: all have fewer statements altogether than the
-- last of the first has segments. Numbers follow the statements, so only the first of them have to be summed.
CREATE OR REPLACE MACRO chosen.last_speaker(wanted) AS (
    SELECT max(speaker_no)
    FROM marts.speaker_numbers
    WHERE statements >= coalesce((
        SELECT n.articles
        FROM (
            SELECT sum(CASE WHEN getvariable('copies') IS NULL THEN articles ELSE articles_once END) AS articles
            FROM marts.speaker_counts SEMI JOIN chosen.article_classes USING (class_no)
            WHERE speaker_no <= wanted + 40
                AND coalesce(getvariable('source'), getvariable('entity'), getvariable('from_date'), getvariable('to_date')) IS NULL
            GROUP BY speaker_no
        ) AS n
        ORDER BY n.articles DESC LIMIT 1 OFFSET wanted - 1
    ), 0)
);
