-- AlterTable
ALTER TABLE "notice" ADD COLUMN "contests_id" TEXT;

-- AlterTable
ALTER TABLE "review_item" ADD COLUMN "barred_id" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "notice_contests_id_key" ON "notice"("contests_id");

-- What Prisma's schema cannot say.
-- Nobody answers whoever contests what they decided, neither a member's appeal nor that of who gave a notice (Digital Services Act, article 20).
CREATE OR REPLACE FUNCTION decision_refuse_own_appeal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM appeal WHERE id = NEW.item_id AND decider_id = NEW.actor_id)
     OR EXISTS (SELECT FROM review_item WHERE id = NEW.item_id AND barred_id = NEW.actor_id) THEN
    RAISE EXCEPTION 'decision_of_appeal_by_another' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
