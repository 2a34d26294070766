-- What is due, in the order in which it is taken: letters to one reader before those of lists.
DROP INDEX "mail_next_try_at_idx";
CREATE INDEX "mail_due_idx" ON "mail"(("purpose" IS NOT NULL), "next_try_at") WHERE "next_try_at" IS NOT NULL;
