-- AlterEnum
ALTER TYPE "review_kind" ADD VALUE 'member_sanction';

-- AlterEnum
ALTER TYPE "decision_kind" ADD VALUE 'warning';
ALTER TYPE "decision_kind" ADD VALUE 'silence';
ALTER TYPE "decision_kind" ADD VALUE 'suspension';
ALTER TYPE "decision_kind" ADD VALUE 'ban';
ALTER TYPE "decision_kind" ADD VALUE 'remove_spammer';

-- CreateEnum
CREATE TYPE "sanction_kind" AS ENUM ('warning', 'silence', 'suspension', 'ban');

-- AlterTable
ALTER TABLE "member" ADD COLUMN     "silenced_until" TIMESTAMPTZ(3),
ADD COLUMN     "suspended_until" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "sanction" (
    "id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "kind" "sanction_kind" NOT NULL,
    "hours" INTEGER,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3),
    "statement_id" TEXT NOT NULL,
    "decision_id" TEXT NOT NULL,
    "beside_id" TEXT,
    "actor_id" TEXT,
    "lifted_at" TIMESTAMPTZ(3),
    "lifted_by_id" TEXT,

    CONSTRAINT "sanction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "sanction_statement_id_key" ON "sanction"("statement_id");

-- CreateIndex
CREATE UNIQUE INDEX "sanction_decision_id_key" ON "sanction"("decision_id");

-- CreateIndex
CREATE INDEX "sanction_member_id_from_at_idx" ON "sanction"("member_id", "from_at" DESC);

-- CreateIndex
CREATE INDEX "sanction_beside_id_idx" ON "sanction"("beside_id");

-- AddForeignKey
ALTER TABLE "sanction" ADD CONSTRAINT "sanction_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sanction" ADD CONSTRAINT "sanction_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sanction" ADD CONSTRAINT "sanction_beside_id_fkey" FOREIGN KEY ("beside_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema cannot say.
-- Warnings and bans have no length; what ends does so after its hours; a program lifts as well as it gives.
ALTER TABLE sanction ADD CONSTRAINT sanction_length CHECK (
  (hours IS NULL OR (hours BETWEEN 1 AND 8760 AND kind IN ('silence', 'suspension')))
  AND until_at IS NOT DISTINCT FROM from_at + make_interval(hours => hours));
ALTER TABLE sanction ADD CONSTRAINT sanction_lifted_by_somebody CHECK (lifted_by_id IS NULL OR lifted_at IS NOT NULL);

-- Whoever is suspended hears nothing more that is not for everybody, and whoever is not any more does again.
CREATE TRIGGER announce_suspension AFTER UPDATE ON member FOR EACH ROW
  WHEN (OLD.suspended_until IS DISTINCT FROM NEW.suspended_until) EXECUTE FUNCTION announce_access();
