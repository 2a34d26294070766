-- CreateEnum
CREATE TYPE "follow_kind" AS ENUM ('member', 'category', 'tag', 'thread');

-- CreateEnum
CREATE TYPE "follow_level" AS ENUM ('muted', 'normal', 'following', 'watching');

-- CreateTable
CREATE TABLE "reading" (
    "member_id" TEXT NOT NULL,
    "thread_id" TEXT NOT NULL,
    "last_read_number" INTEGER NOT NULL,
    "read_ms" INTEGER NOT NULL DEFAULT 0,
    "dismissed_number" INTEGER NOT NULL DEFAULT 0,
    "dismissed_before" INTEGER NOT NULL DEFAULT 0,
    "dismissed_at" TIMESTAMPTZ(3),
    "first_opened_at" TIMESTAMPTZ(3) NOT NULL,
    "last_read_at" TIMESTAMPTZ(3) NOT NULL,

CONSTRAINT "reading_pkey" PRIMARY KEY ("member_id","thread_id")
);

-- CreateTable
CREATE TABLE "follow" (
    "member_id" TEXT NOT NULL,
    "target_kind" "follow_kind" NOT NULL,
    "target_id" TEXT NOT NULL,
    "level" "follow_level" NOT NULL,
    "chosen" BOOLEAN NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

CONSTRAINT "follow_pkey" PRIMARY KEY ("member_id","target_kind","target_id")
);

-- CreateTable
CREATE TABLE "bookmark" (
    "member_id" TEXT NOT NULL,
    "post_id" TEXT NOT NULL,
    "note" TEXT,
    "remind_at" TIMESTAMPTZ(3),
    "reminded_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

CONSTRAINT "bookmark_pkey" PRIMARY KEY ("member_id","post_id")
);

-- CreateTable
CREATE TABLE "new_since" (
    "member_id" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "before" TIMESTAMPTZ(3),

CONSTRAINT "new_since_pkey" PRIMARY KEY ("member_id")
);

-- CreateIndex
CREATE INDEX "follow_target_kind_target_id_member_id_idx" ON "follow"("target_kind", "target_id", "member_id");

-- CreateIndex
CREATE INDEX "bookmark_member_id_created_at_post_id_idx" ON "bookmark"("member_id", "created_at" DESC, "post_id" DESC);

-- What Prisma's schema cannot say.
CREATE INDEX bookmark_due ON bookmark (remind_at) WHERE remind_at IS NOT NULL AND reminded_at IS NULL;
