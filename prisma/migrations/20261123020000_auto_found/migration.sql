-- What screening brought up stays found by a program when reports come into the same item, and its statement says so.
-- AlterTable
ALTER TABLE "review_item" ADD COLUMN "auto_found" BOOLEAN NOT NULL DEFAULT false;

UPDATE "review_item" SET "auto_found" = true WHERE "kind"::text IN ('held_post', 'watched_post');
