-- CreateEnum
CREATE TYPE "conversation_kind" AS ENUM ('message');

-- CreateTable
CREATE TABLE "conversation" (
    "id" TEXT NOT NULL,
    "kind" "conversation_kind" NOT NULL,
    "member_id" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "last_number" INTEGER NOT NULL,
    "waiting_since" TIMESTAMPTZ(3),

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation_message" (
    "id" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "author_id" TEXT NOT NULL,
    "from_team" BOOLEAN NOT NULL,
    "source" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "submission" TEXT,

    CONSTRAINT "conversation_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation_reading" (
    "conversation_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "last_read_number" INTEGER NOT NULL,
    "last_read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conversation_reading_pkey" PRIMARY KEY ("conversation_id","member_id")
);

-- CreateTable
CREATE TABLE "staff_note" (
    "id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "staff_note_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "conversation_member_id_updated_at_id_idx" ON "conversation"("member_id", "updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "conversation_updated_at_id_idx" ON "conversation"("updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "conversation_message_conversation_id_number_key" ON "conversation_message"("conversation_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_message_author_id_submission_key" ON "conversation_message"("author_id", "submission");

-- CreateIndex
CREATE INDEX "conversation_reading_member_id_idx" ON "conversation_reading"("member_id");

-- CreateIndex
CREATE INDEX "staff_note_member_id_created_at_id_idx" ON "staff_note"("member_id", "created_at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "conversation_message" ADD CONSTRAINT "conversation_message_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_reading" ADD CONSTRAINT "conversation_reading_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AlterTable: what members are told of may be a conversation instead of a thread.
ALTER TABLE "notification_fact" ALTER COLUMN "thread_id" DROP NOT NULL, ALTER COLUMN "post_id" DROP NOT NULL, ADD COLUMN "conversation_id" TEXT;

-- What Prisma's schema cannot say.

-- The list of staff: who waits longest comes first.
CREATE INDEX conversation_waiting ON conversation (waiting_since, id) WHERE waiting_since IS NOT NULL;
ALTER TABLE notification_fact ADD CONSTRAINT notification_fact_about CHECK (
  CASE WHEN conversation_id IS NULL THEN thread_id IS NOT NULL AND post_id IS NOT NULL ELSE thread_id IS NULL AND post_id IS NULL END) NOT VALID;
ALTER TABLE notification_fact VALIDATE CONSTRAINT notification_fact_about;
