-- Searches before or after a day: the index of words and this one are put together, and only posts that both name are read.
CREATE INDEX "post_created_at_idx" ON "post"("created_at");
