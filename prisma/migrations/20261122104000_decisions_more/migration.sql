-- AlterEnum
ALTER TYPE "decision_kind" ADD VALUE 'edit';
ALTER TYPE "decision_kind" ADD VALUE 'move';
ALTER TYPE "decision_kind" ADD VALUE 'lock';
ALTER TYPE "decision_kind" ADD VALUE 'label';
ALTER TYPE "decision_kind" ADD VALUE 'ask_change';
ALTER TYPE "decision_kind" ADD VALUE 'restore';

-- AlterEnum
ALTER TYPE "review_kind" ADD VALUE 'changed_post';
ALTER TYPE "review_kind" ADD VALUE 'unchanged_post';

-- CreateEnum
CREATE TYPE "change_request_state" AS ENUM ('asked', 'overdue', 'changed', 'over');

-- CreateTable
CREATE TABLE "change_request" (
    "decision_id" TEXT NOT NULL,
    "post_id" TEXT NOT NULL,
    "thread_id" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "state" "change_request_state" NOT NULL DEFAULT 'asked',
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,

CONSTRAINT "change_request_pkey" PRIMARY KEY ("decision_id")
);

-- CreateIndex
CREATE INDEX "change_request_author_id_thread_id_idx" ON "change_request"("author_id", "thread_id");

-- AddForeignKey
ALTER TABLE "change_request" ADD CONSTRAINT "change_request_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say.
-- Of one post at most one is waited for.
CREATE UNIQUE INDEX change_request_waits ON change_request (post_id) WHERE state IN ('asked', 'overdue');
CREATE INDEX change_request_due ON change_request (due_at) WHERE state = 'asked';

-- New values of a type are not to be used before they are committed: these compare words.
ALTER TABLE decision DROP CONSTRAINT decision_restriction_is_explained;
ALTER TABLE decision ADD CONSTRAINT decision_restriction_is_explained
  CHECK (kind::text IN ('keep', 'approve', 'uphold', 'overturn', 'ask_change', 'restore') OR statement_id IS NOT NULL);
ALTER TABLE statement DROP CONSTRAINT statement_is_of_a_restriction;
ALTER TABLE statement ADD CONSTRAINT statement_is_of_a_restriction CHECK (kind::text NOT IN ('keep', 'approve', 'uphold', 'overturn', 'ask_change', 'restore'));

-- The mailbox that an address leads to: what stands behind a plus is a note of its owner's, and Gmail does not read dots.
CREATE FUNCTION mailbox_of(address text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE WHEN split_part(address, '@', 2) IN ('gmail.com', 'googlemail.com')
              THEN replace(split_part(split_part(address, '@', 1), '+', 1), '.', '') || '@gmail.com'
              ELSE split_part(split_part(address, '@', 1), '+', 1) || '@' || split_part(address, '@', 2) END
$$;
CREATE INDEX account_mailbox ON account (mailbox_of(email_key)) WHERE email_verified_at IS NOT NULL;
