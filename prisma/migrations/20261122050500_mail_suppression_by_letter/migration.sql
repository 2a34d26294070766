-- Pages name a refused address by the letter that it refused, so that addresses stay out of addresses.
DROP INDEX "mail_suppression_created_at_address_idx";
CREATE UNIQUE INDEX "mail_suppression_mail_id_key" ON "mail_suppression"("mail_id");
CREATE INDEX "mail_suppression_created_at_mail_id_idx" ON "mail_suppression"("created_at", "mail_id");
