-- AlterEnum
ALTER TYPE "conversation_kind" ADD VALUE 'appeal';

-- AlterEnum
ALTER TYPE "decision_kind" ADD VALUE 'uphold';
ALTER TYPE "decision_kind" ADD VALUE 'overturn';

-- AlterEnum
ALTER TYPE "review_kind" ADD VALUE 'appeal';

-- CreateTable
CREATE TABLE "appeal" (
    "id" TEXT NOT NULL,
    "statement_id" TEXT NOT NULL,
    "decider_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "restored" BOOLEAN,

CONSTRAINT "appeal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "appeal_statement_id_key" ON "appeal"("statement_id");

-- AddForeignKey
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_id_fkey" FOREIGN KEY ("id") REFERENCES "review_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say.
-- New values of an enum cannot be used as such before they are committed: these compare words. `approve` is there for what is held.
ALTER TABLE decision DROP CONSTRAINT decision_restriction_is_explained;
ALTER TABLE decision ADD CONSTRAINT decision_restriction_is_explained
  CHECK (kind::text IN ('keep', 'approve', 'uphold', 'overturn') OR statement_id IS NOT NULL);
ALTER TABLE statement DROP CONSTRAINT statement_is_of_a_restriction;
ALTER TABLE statement ADD CONSTRAINT statement_is_of_a_restriction CHECK (kind::text NOT IN ('keep', 'approve', 'uphold', 'overturn'));

-- Nobody judges an appeal against what they decided themselves (Digital Services Act, article 20; peers.md, M20).
CREATE FUNCTION decision_refuse_own_appeal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM appeal WHERE id = NEW.item_id AND decider_id = NEW.actor_id) THEN
    RAISE EXCEPTION 'decision_of_appeal_by_another' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decision_own_appeal BEFORE INSERT OR UPDATE OF actor_id, item_id ON decision FOR EACH ROW EXECUTE FUNCTION decision_refuse_own_appeal();
