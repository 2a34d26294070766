-- CreateEnum
CREATE TYPE "word_rule_action" AS ENUM ('block', 'hold', 'mask', 'report', 'replace', 'silence');

-- CreateEnum
CREATE TYPE "word_rule_kind" AS ENUM ('word', 'phrase', 'pattern');

-- CreateEnum
CREATE TYPE "word_rule_mode" AS ENUM ('shadow', 'live');

-- CreateEnum
CREATE TYPE "learnt_outcome" AS ENUM ('approved', 'rejected');

-- CreateTable
CREATE TABLE "word_rule" (
    "id" TEXT NOT NULL,
    "action" "word_rule_action" NOT NULL,
    "kind" "word_rule_kind" NOT NULL,
    "words" TEXT NOT NULL,
    "words_key" TEXT NOT NULL,
    "replacement" TEXT,
    "language" TEXT,
    "mode" "word_rule_mode" NOT NULL DEFAULT 'shadow',
    "created_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_by" TEXT,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

CONSTRAINT "word_rule_pkey" PRIMARY KEY ("id"),
CONSTRAINT "word_rule_replaces" CHECK (("action" = 'replace') = ("replacement" IS NOT NULL))
);

-- CreateTable
CREATE TABLE "learnt_text" (
    "id" TEXT NOT NULL,
    "outcome" "learnt_outcome" NOT NULL,
    "tokens" TEXT[],
    "learnt_by" TEXT,
    "learnt_at" TIMESTAMPTZ(3) NOT NULL,

CONSTRAINT "learnt_text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "learnt_token" (
    "token" TEXT NOT NULL,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "approved" INTEGER NOT NULL DEFAULT 0,

CONSTRAINT "learnt_token_pkey" PRIMARY KEY ("token"),
CONSTRAINT "learnt_token_counts" CHECK ("rejected" >= 0 AND "approved" >= 0)
);

-- CreateTable
CREATE TABLE "seen_host" (
    "host" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

CONSTRAINT "seen_host_pkey" PRIMARY KEY ("host","member_id")
);

-- CreateTable
CREATE TABLE "seen_text" (
    "id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "sketch" INTEGER[],
    "rejected" BOOLEAN NOT NULL DEFAULT false,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

CONSTRAINT "seen_text_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "word_rule_changed_at_idx" ON "word_rule"("changed_at");

-- CreateIndex
CREATE UNIQUE INDEX "word_rule_action_words_key_key" ON "word_rule"("action", "words_key");

-- CreateIndex
CREATE INDEX "seen_host_member_id_idx" ON "seen_host"("member_id");

-- CreateIndex
CREATE INDEX "seen_host_seen_at_idx" ON "seen_host"("seen_at");

-- CreateIndex
CREATE INDEX "seen_text_sketch_idx" ON "seen_text" USING GIN ("sketch");

-- CreateIndex
CREATE INDEX "seen_text_member_id_idx" ON "seen_text"("member_id");

-- CreateIndex
CREATE INDEX "seen_text_seen_at_idx" ON "seen_text"("seen_at");
