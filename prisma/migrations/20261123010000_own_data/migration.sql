-- What is a member's own is read by member, also where nothing else asks for it that way.
-- CreateIndex
CREATE INDEX "mail_member_id_idx" ON "mail"("member_id");

-- CreateIndex
CREATE INDEX "revision_editor_id_idx" ON "revision"("editor_id");
