-- Which articles hold a phrase? (SET VARIABLE phrase = 'some words'; unset: the word 'the')
SELECT article_id, published_on, title,
    substr(text, greatest(1, strpos(lower(text), lower(phrase)) - 40), 120) AS passage
FROM current.fact_article, (SELECT coalesce(getvariable('phrase'), 'the') AS phrase) AS wanted
WHERE contains(lower(text), lower(phrase))
ORDER BY published_on DESC NULLS LAST, article_id
LIMIT 20;
