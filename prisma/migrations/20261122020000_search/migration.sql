-- Stems by language, without accents, so that "cafetiere" is « cafetière » in either.
CREATE TEXT SEARCH CONFIGURATION parvis_en (COPY = english);
ALTER TEXT SEARCH CONFIGURATION parvis_en
  ALTER MAPPING FOR hword, hword_part, word, asciiword, asciihword, hword_asciipart WITH unaccent, english_stem;
CREATE TEXT SEARCH CONFIGURATION parvis_fr (COPY = french);
ALTER TEXT SEARCH CONFIGURATION parvis_fr
  ALTER MAPPING FOR hword, hword_part, word, asciiword, asciihword, hword_asciipart WITH unaccent, french_stem;
-- French endings are told by their accents as well: « aiguisées » belongs to « aiguiser », "aiguisees" would not. So
-- French texts are stemmed both ways.
CREATE TEXT SEARCH CONFIGURATION parvis_fr_accents (COPY = french);

-- A text of unknown language (mostly short, or code) is stemmed both ways, so that either finds it. The language itself is
-- there as a word that nobody can type: synonyms of one language hold in its texts only.
CREATE FUNCTION words_of(language text, value text) RETURNS tsvector
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE language
    WHEN 'en' THEN to_tsvector('parvis_en', value) || '§en'::tsvector
    WHEN 'fr' THEN to_tsvector('parvis_fr', value) || to_tsvector('parvis_fr_accents', value) || '§fr'::tsvector
    ELSE to_tsvector('parvis_en', value) || to_tsvector('parvis_fr', value) || to_tsvector('parvis_fr_accents', value) END;

-- What is typed, in every way in which a text may have it.
CREATE FUNCTION any_word(value text) RETURNS tsquery
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN plainto_tsquery('parvis_en', value) || plainto_tsquery('parvis_fr', value) || plainto_tsquery('parvis_fr_accents', value);
CREATE FUNCTION any_phrase(language text, value text) RETURNS tsquery
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN CASE language
    WHEN 'en' THEN phraseto_tsquery('parvis_en', value) && '§en'::tsquery
    WHEN 'fr' THEN (phraseto_tsquery('parvis_fr', value) || phraseto_tsquery('parvis_fr_accents', value)) && '§fr'::tsquery
    ELSE phraseto_tsquery('parvis_en', value) || phraseto_tsquery('parvis_fr', value) || phraseto_tsquery('parvis_fr_accents', value) END;

-- The columns of the spine had one configuration for both languages. Writing them anew takes a while on a large community.
DROP INDEX thread_title_likeness;
ALTER TABLE post DROP COLUMN words;
ALTER TABLE post ADD COLUMN words tsvector GENERATED ALWAYS AS (words_of(language, text)) STORED;
CREATE INDEX post_words ON post USING gin (words);
ALTER TABLE thread DROP COLUMN words;
ALTER TABLE thread ADD COLUMN words tsvector GENERATED ALWAYS AS (words_of(language, title)) STORED;
CREATE INDEX thread_words ON thread USING gin (words);

-- People, by parts of their names and with mistakes.
CREATE INDEX member_likeness ON member USING gin (plain_words(username || ' ' || COALESCE(display_name, '')) gin_trgm_ops);

-- CreateTable
CREATE TABLE "search_word" (
    "word" TEXT NOT NULL,
    "documents" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("word")
);
CREATE INDEX search_word_likeness ON search_word USING gin (word gin_trgm_ops);

-- CreateTable
CREATE TABLE "search_synonym" (
    "id" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "other" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "search_synonym_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_query" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "query" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "engine" TEXT NOT NULL,
    "found" INTEGER NOT NULL,
    "opened" INTEGER NOT NULL DEFAULT 0,
    "reader" TEXT,

    CONSTRAINT "search_query_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_deflection" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "thread_id" TEXT NOT NULL,
    "reader" TEXT,
    "asked_at" TIMESTAMPTZ(3),

    CONSTRAINT "search_deflection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_pending" (
    "thread_id" TEXT NOT NULL,
    "post_id" TEXT NOT NULL DEFAULT '',
    "noted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "search_pending_pkey" PRIMARY KEY ("thread_id","post_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "search_synonym_word_other_language_key" ON "search_synonym"("word", "other", "language");

-- CreateIndex
CREATE INDEX "search_query_at_idx" ON "search_query"("at");

-- CreateIndex
CREATE INDEX "search_query_reader_words_idx" ON "search_query"("reader", "words");

-- CreateIndex
CREATE INDEX "search_deflection_at_idx" ON "search_deflection"("at");

-- CreateIndex
CREATE UNIQUE INDEX "search_deflection_reader_thread_id_key" ON "search_deflection"("reader", "thread_id");

-- CreateIndex
CREATE INDEX "search_pending_noted_at_idx" ON "search_pending"("noted_at");
