-- What programs do by themselves when reports add up: hide a post, silence a new member, close a thread for a while.
-- AlterEnum
ALTER TYPE "review_kind" ADD VALUE 'hidden_post';
ALTER TYPE "review_kind" ADD VALUE 'closed_thread';
ALTER TYPE "decision_kind" ADD VALUE 'hide';
ALTER TYPE "decision_kind" ADD VALUE 'close';

-- AlterTable
ALTER TABLE "post" ADD COLUMN "hidden_at" TIMESTAMPTZ(3), ADD COLUMN "edit_shows_from" TIMESTAMPTZ(3);
ALTER TABLE "decision" ALTER COLUMN "actor_id" DROP NOT NULL, ADD COLUMN "program" TEXT;
ALTER TABLE "review_item" ADD COLUMN "cause_id" TEXT;

-- CreateTable
CREATE TABLE "thread_closing" (
    "item_id" TEXT NOT NULL,
    "thread_id" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3),

    CONSTRAINT "thread_closing_pkey" PRIMARY KEY ("item_id")
);

-- CreateTable
CREATE TABLE "thresholds" (
    "id" INTEGER NOT NULL,
    "figures" JSONB NOT NULL,
    "changed_by_id" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "thresholds_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "thread_closing_thread_id_closed_at_idx" ON "thread_closing"("thread_id", "closed_at");

-- CreateIndex
CREATE INDEX "review_item_cause_id_idx" ON "review_item"("cause_id");

-- AddForeignKey
ALTER TABLE "review_item" ADD CONSTRAINT "review_item_cause_id_fkey" FOREIGN KEY ("cause_id") REFERENCES "review_item"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema cannot say.
-- A person decides, or a program that has a name.
ALTER TABLE decision ADD CONSTRAINT decision_by_somebody CHECK (num_nonnulls(actor_id, program) = 1 AND automatic = (program IS NOT NULL));
-- What is hidden is removed by nobody in particular, so that whatever passes over what was removed passes over it as well.
ALTER TABLE post ADD CONSTRAINT post_hidden_is_removed
  CHECK (hidden_at IS NULL OR (deleted_at IS NOT NULL AND deleted_by_id IS NULL)) NOT VALID;
ALTER TABLE post VALIDATE CONSTRAINT post_hidden_is_removed;
ALTER TABLE post ADD CONSTRAINT post_edit_shows_what_is_hidden CHECK (edit_shows_from IS NULL OR hidden_at IS NOT NULL) NOT VALID;
ALTER TABLE post VALIDATE CONSTRAINT post_edit_shows_what_is_hidden;
ALTER TABLE thresholds ADD CONSTRAINT thresholds_are_one CHECK (id = 1);
-- Reports that add up in a thread.
CREATE INDEX review_item_of_thread ON review_item (thread_id) WHERE settled_at IS NULL;
-- Looked for every two seconds.
CREATE INDEX thread_closing_open ON thread_closing (until_at) WHERE opened_at IS NULL;
