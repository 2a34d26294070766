-- The stems of a word are often the same in all three ways: asked for thrice, the planner takes the word for thrice as usual,
-- and reads all posts instead of the index.
CREATE OR REPLACE FUNCTION any_word(value text) RETURNS tsquery
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN plainto_tsquery('parvis_en', value)
    || CASE WHEN plainto_tsquery('parvis_fr', value) = plainto_tsquery('parvis_en', value)
            THEN ''::tsquery ELSE plainto_tsquery('parvis_fr', value) END
    || CASE WHEN plainto_tsquery('parvis_fr_accents', value) IN (plainto_tsquery('parvis_en', value), plainto_tsquery('parvis_fr', value))
            THEN ''::tsquery ELSE plainto_tsquery('parvis_fr_accents', value) END;
