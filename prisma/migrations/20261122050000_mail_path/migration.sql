-- Lists, threads, leases and refused addresses of the mail.
ALTER TYPE "mail_state" ADD VALUE 'withheld';

ALTER TABLE "mail"
  ADD COLUMN "message_name" TEXT,
  ADD COLUMN "purpose" TEXT,
  ADD COLUMN "preheader" TEXT,
  ADD COLUMN "reason" TEXT,
  ADD COLUMN "lease" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "withheld_for" TEXT,
  ALTER COLUMN "next_try_at" DROP NOT NULL;

-- A date there means from now on that something is going to happen.
UPDATE "mail" SET "next_try_at" = NULL WHERE "state" IN ('sent', 'refused', 'kept') OR ("state" = 'failed' AND "tries" >= 6);

DROP INDEX "mail_state_next_try_at_idx";
DROP INDEX "mail_created_at_idx";
CREATE UNIQUE INDEX "mail_message_name_key" ON "mail"("message_name");
CREATE INDEX "mail_next_try_at_idx" ON "mail"("next_try_at");
CREATE INDEX "mail_created_at_id_idx" ON "mail"("created_at", "id");
CREATE INDEX "mail_state_created_at_id_idx" ON "mail"("state", "created_at", "id");
CREATE INDEX "mail_to_address_created_at_idx" ON "mail"("to_address", "created_at");

CREATE TABLE "mail_suppression" (
  "address" TEXT NOT NULL,
  "answer" TEXT NOT NULL,
  "mail_id" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "mail_suppression_pkey" PRIMARY KEY ("address")
);
CREATE INDEX "mail_suppression_created_at_address_idx" ON "mail_suppression"("created_at", "address");

CREATE TABLE "mail_unsubscribe" (
  "member_id" TEXT NOT NULL,
  "purpose" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "mail_unsubscribe_pkey" PRIMARY KEY ("member_id", "purpose")
);
