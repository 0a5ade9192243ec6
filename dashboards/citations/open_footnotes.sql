-- title: Footnotes without a source
-- about: Why a footnote leads to no known source.
-- empty: Every footnote under these filters leads to a known source.
-- place: 6 half
-- link: reason = /rows/citations?citation_kind=footnote&resolution={reason}
select reason, count(*) as footnotes, count(distinct article_no) as articles
from chosen.citation_overview
where kind = 'footnote' and source_id is null
group by reason
order by footnotes desc, reason
