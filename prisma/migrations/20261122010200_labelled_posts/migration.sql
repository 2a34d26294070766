-- Imported posts whose authors have no account here: lists look their names up, and find at once that there are none.
CREATE INDEX post_labelled ON post (thread_id, number, id) WHERE author_label IS NOT NULL;
