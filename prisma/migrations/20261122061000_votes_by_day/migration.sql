-- Votes of a day or a week, for digests. They come in the order of time, so that a few pages of summary are enough.
CREATE INDEX vote_by_day ON vote USING brin (created_at);
