-- Whom members have muted or blocked, and a flag that spares all others the question.
CREATE TYPE "mute_level" AS ENUM ('muted', 'blocked');

ALTER TABLE "member" ADD COLUMN "mutes" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "member_mute" (
    "member_id" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    "level" "mute_level" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_mute_pkey" PRIMARY KEY ("member_id","target_id"),
    CONSTRAINT "member_mute_other" CHECK ("member_id" <> "target_id")
);

CREATE INDEX "member_mute_member_id_level_created_at_target_id_idx" ON "member_mute"("member_id", "level", "created_at" DESC, "target_id" DESC);

CREATE INDEX "member_mute_target_id_idx" ON "member_mute"("target_id");
