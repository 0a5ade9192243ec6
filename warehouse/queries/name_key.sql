-- Two spellings with one key are one name: no case, marks, punctuation, spaces or leading article.
CREATE OR REPLACE TEMP MACRO name_key(spelling) AS
    regexp_replace(lower(strip_accents(regexp_replace(spelling, '(?i)^(the|a|an)\s+', ''))), '[^\p{L}\p{N}]+', '', 'g')
