-- Texts that wait for a moderator before they become posts, and their place in the queue.
CREATE TYPE "held_state" AS ENUM ('waiting', 'approved', 'refused', 'published', 'returned', 'withdrawn');

ALTER TYPE "review_kind" ADD VALUE 'held_post';
ALTER TYPE "review_kind" ADD VALUE 'watched_post';
ALTER TYPE "review_state" ADD VALUE 'gone';
ALTER TYPE "decision_kind" ADD VALUE 'approve';
ALTER TYPE "decision_kind" ADD VALUE 'refuse';

ALTER TABLE "review_item" ADD COLUMN "category_id" TEXT;

CREATE TABLE "held_post" (
    "id" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "kind" "post_kind" NOT NULL,
    "thread_id" TEXT NOT NULL,
    "parent_id" TEXT,
    "category_id" TEXT,
    "thread_kind" "thread_kind",
    "title" TEXT,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "source" TEXT NOT NULL,
    "language" TEXT,
    "via" TEXT NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "signals" JSONB NOT NULL,
    "state" "held_state" NOT NULL DEFAULT 'waiting',
    "version" INTEGER NOT NULL DEFAULT 1,
    "edited" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "held_post_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "watched_post" (
    "post_id" TEXT NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "signals" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "watched_post_pkey" PRIMARY KEY ("post_id")
);

CREATE INDEX "held_post_author_id_created_at_idx" ON "held_post"("author_id", "created_at");

CREATE INDEX "held_post_changed_at_idx" ON "held_post"("changed_at");

-- What Prisma's schema cannot say. Every page of a thread asks for those of its reader.
CREATE INDEX held_post_unsettled ON held_post (author_id, thread_id) WHERE state IN ('waiting', 'approved', 'refused');
ALTER TABLE held_post ADD CONSTRAINT held_post_opening_is_whole
  CHECK ((kind = 'opening') = (num_nulls(category_id, thread_kind, title) = 0) AND (kind <> 'opening' OR parent_id IS NULL));

-- New values of a type are not to be used before they are committed: these name them as text.
ALTER TABLE decision DROP CONSTRAINT decision_restriction_is_explained;
ALTER TABLE decision ADD CONSTRAINT decision_restriction_is_explained CHECK (kind::text IN ('keep', 'approve') OR statement_id IS NOT NULL);
ALTER TABLE statement DROP CONSTRAINT statement_is_of_a_restriction;
ALTER TABLE statement ADD CONSTRAINT statement_is_of_a_restriction CHECK (kind::text NOT IN ('keep', 'approve'));
