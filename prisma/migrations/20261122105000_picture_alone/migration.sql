-- AlterEnum
ALTER TYPE "decision_kind" ADD VALUE 'remove_image';

-- AlterTable
ALTER TABLE "upload" ADD COLUMN "withheld_at" TIMESTAMPTZ(3);
