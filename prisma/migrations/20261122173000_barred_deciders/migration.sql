-- Two notices of one target may come into one item, and each may contest what somebody else decided: neither decides it again.
-- AlterTable
ALTER TABLE "review_item" ADD COLUMN "barred_ids" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];

UPDATE "review_item" SET "barred_ids" = ARRAY["barred_id"] WHERE "barred_id" IS NOT NULL;

-- AlterTable
ALTER TABLE "review_item" DROP COLUMN "barred_id";

-- What Prisma's schema cannot say.
CREATE OR REPLACE FUNCTION decision_refuse_own_appeal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM appeal WHERE id = NEW.item_id AND decider_id = NEW.actor_id)
     OR EXISTS (SELECT FROM review_item WHERE id = NEW.item_id AND NEW.actor_id = ANY(barred_ids)) THEN
    RAISE EXCEPTION 'decision_of_appeal_by_another' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
