-- How much of each outlet's articles is agency or copied text?
SELECT outlet, sum(articles) AS articles, sum(credited_to_agency) AS credited, sum(copied) AS copied,
    round(100 * sum(wire_or_copied) / sum(articles), 1) AS percent
FROM marts.wire_share
GROUP BY outlet
ORDER BY articles DESC, outlet;
