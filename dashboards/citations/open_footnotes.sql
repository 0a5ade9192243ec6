-- title: Footnotes without a source
-- about: Why a footnote leads to no known source.
-- empty: Every footnote under these filters leads to a known source.
-- place: 6 half
-- link: reason = /rows/citations?citation_kind=footnote&resolution={reason}
select reason, sum(footnotes)::bigint as footnotes, sum(articles)::bigint as articles
from chosen.open_footnotes
group by reason
order by footnotes desc, reason
