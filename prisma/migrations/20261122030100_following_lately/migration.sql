-- What is unread is looked for in the threads that a member read last.
CREATE INDEX "reading_member_id_last_read_at_idx" ON "reading"("member_id", "last_read_at" DESC);
