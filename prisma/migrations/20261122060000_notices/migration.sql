-- CreateEnum
CREATE TYPE "notice_mail" AS ENUM ('none', 'waiting', 'digest', 'sent', 'dropped');

-- CreateEnum
CREATE TYPE "mail_choice" AS ENUM ('at_once', 'digest', 'never');

-- CreateEnum
CREATE TYPE "digest_rhythm" AS ENUM ('daily', 'weekly', 'never');

-- CreateTable
CREATE TABLE "notification" (
    "id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "group_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification_fact" (
    "member_id" TEXT NOT NULL,
    "fact" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "notification_id" TEXT,
    "group_key" TEXT NOT NULL,
    "thread_id" TEXT NOT NULL,
    "post_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "actor_id" TEXT,
    "figure" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "mail" "notice_mail" NOT NULL,
    "mail_at" TIMESTAMPTZ(3),
    "mail_id" TEXT,

CONSTRAINT "notification_fact_pkey" PRIMARY KEY ("member_id","fact")
);

-- CreateTable
CREATE TABLE "notification_round" (
    "activity_id" BIGINT NOT NULL,
    "after" TEXT NOT NULL,

CONSTRAINT "notification_round_pkey" PRIMARY KEY ("activity_id")
);

-- CreateTable
CREATE TABLE "notification_preference" (
    "member_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "site" BOOLEAN NOT NULL,
    "mail" "mail_choice" NOT NULL,

CONSTRAINT "notification_preference_pkey" PRIMARY KEY ("member_id","kind")
);

-- CreateTable
CREATE TABLE "notification_setting" (
    "member_id" TEXT NOT NULL,
    "quiet_from" INTEGER,
    "quiet_to" INTEGER,
    "digest" "digest_rhythm" NOT NULL DEFAULT 'weekly',
    "digest_since" TIMESTAMPTZ(3),
    "digest_paused_at" TIMESTAMPTZ(3),

CONSTRAINT "notification_setting_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "digest" (
    "member_id" TEXT NOT NULL,
    "period" DATE NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "mail_id" TEXT,

CONSTRAINT "digest_pkey" PRIMARY KEY ("member_id","period")
);

-- CreateIndex
CREATE INDEX "notification_member_id_updated_at_id_idx" ON "notification"("member_id", "updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "notification_updated_at_idx" ON "notification"("updated_at");

-- CreateIndex
CREATE INDEX "notification_fact_notification_id_number_idx" ON "notification_fact"("notification_id", "number");

-- CreateIndex
CREATE INDEX "notification_fact_at_idx" ON "notification_fact"("at");

-- CreateIndex
CREATE INDEX "digest_period_idx" ON "digest"("period");

-- AddForeignKey
ALTER TABLE "notification_fact" ADD CONSTRAINT "notification_fact_notification_id_fkey" FOREIGN KEY ("notification_id") REFERENCES "notification"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

-- One unread line per member and group: what comes next joins it.
CREATE UNIQUE INDEX notification_unread ON notification (member_id, group_key) WHERE read_at IS NULL;
-- The mail that is due next, and what the next digest has to tell.
CREATE INDEX notification_fact_mail_due ON notification_fact (mail_at) WHERE mail = 'waiting';
CREATE INDEX notification_fact_to_digest ON notification_fact (member_id) WHERE mail = 'digest';
-- How many mails a member got lately.
CREATE INDEX notification_fact_mailed ON notification_fact (member_id, mail_at) WHERE mail = 'sent';
ALTER TABLE notification_setting ADD CONSTRAINT notification_quiet_hours CHECK (
  (quiet_from IS NULL) = (quiet_to IS NULL) AND quiet_from BETWEEN 0 AND 1439 AND quiet_to BETWEEN 0 AND 1439);
