-- PostgreSQL takes addresses, paths and markup for one word each, or for none: a part of an address, a name in a path and
-- <blockquote> in a title are looked for like any other word.
CREATE FUNCTION words_apart(value text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN translate(value, '<>/@.:=&_\', '          ');

CREATE OR REPLACE FUNCTION words_of(language text, value text) RETURNS tsvector
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE language
    WHEN 'en' THEN to_tsvector('parvis_en', words_apart(value)) || '§en'::tsvector
    WHEN 'fr' THEN to_tsvector('parvis_fr', words_apart(value)) || to_tsvector('parvis_fr_accents', words_apart(value)) || '§fr'::tsvector
    ELSE to_tsvector('parvis_en', words_apart(value)) || to_tsvector('parvis_fr', words_apart(value)) || to_tsvector('parvis_fr_accents', words_apart(value)) END;

-- The stems of a word are often the same in all three ways: asked for thrice, the planner takes the word for thrice as usual.
CREATE OR REPLACE FUNCTION any_word(value text) RETURNS tsquery
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN plainto_tsquery('parvis_en', words_apart(value))
    || CASE WHEN plainto_tsquery('parvis_fr', words_apart(value)) = plainto_tsquery('parvis_en', words_apart(value))
            THEN ''::tsquery ELSE plainto_tsquery('parvis_fr', words_apart(value)) END
    || CASE WHEN plainto_tsquery('parvis_fr_accents', words_apart(value)) IN (plainto_tsquery('parvis_en', words_apart(value)), plainto_tsquery('parvis_fr', words_apart(value)))
            THEN ''::tsquery ELSE plainto_tsquery('parvis_fr_accents', words_apart(value)) END;

CREATE OR REPLACE FUNCTION any_phrase(language text, value text) RETURNS tsquery
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN CASE language
    WHEN 'en' THEN phraseto_tsquery('parvis_en', words_apart(value)) && '§en'::tsquery
    WHEN 'fr' THEN (phraseto_tsquery('parvis_fr', words_apart(value)) || phraseto_tsquery('parvis_fr_accents', words_apart(value))) && '§fr'::tsquery
    ELSE phraseto_tsquery('parvis_en', words_apart(value)) || phraseto_tsquery('parvis_fr', words_apart(value)) || phraseto_tsquery('parvis_fr_accents', words_apart(value)) END;

-- What is stored does not follow from functions by itself. Writing it anew takes a while on a large community.
ALTER TABLE post DROP COLUMN words;
ALTER TABLE post ADD COLUMN words tsvector GENERATED ALWAYS AS (words_of(language, text)) STORED;
CREATE INDEX post_words ON post USING gin (words);
ALTER TABLE thread DROP COLUMN words;
ALTER TABLE thread ADD COLUMN words tsvector GENERATED ALWAYS AS (words_of(language, title)) STORED;
CREATE INDEX thread_words ON thread USING gin (words);
DELETE FROM search_word;

-- Whom a post has named, over all its changes.
CREATE INDEX notification_fact_named ON notification_fact (fact) WHERE kind = 'mention';
