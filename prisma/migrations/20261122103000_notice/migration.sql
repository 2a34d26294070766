-- CreateEnum
CREATE TYPE "notice_sender" AS ENUM ('person', 'flagger', 'authority');

-- AlterTable
ALTER TABLE "report" ADD COLUMN "image_id" TEXT,
ALTER COLUMN "reporter_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "notice" (
    "id" TEXT NOT NULL,
    "sender" "notice_sender" NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "confirmed_by_id" TEXT,
    "name" TEXT,
    "email" TEXT,
    "locale" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "facts" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_id_fkey" FOREIGN KEY ("id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say.
ALTER TABLE notice ADD CONSTRAINT notice_confirmed_by_somebody CHECK (num_nulls(confirmed_at, confirmed_by_id) IN (0, 2));
ALTER TABLE notice ADD CONSTRAINT notice_short CHECK (length(name) <= 100 AND length(email) <= 254 AND length(facts) <= 5000 AND length(address) <= 400);
-- Nothing personal is left of what is erased, and nothing else is without its words.
ALTER TABLE notice ADD CONSTRAINT notice_erased_whole CHECK (CASE WHEN erased_at IS NULL THEN facts IS NOT NULL ELSE num_nonnulls(name, email, facts) = 0 END);
CREATE INDEX notice_to_erase ON notice (created_at) WHERE erased_at IS NULL;

-- For what concerns children, unless managers have such a reason already: below what is most urgent.
UPDATE report_reason SET position = position + 1
 WHERE position > (SELECT position FROM report_reason WHERE id = 'danger')
   AND NOT EXISTS (SELECT FROM report_reason WHERE dsa_category = 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS' AND archived_at IS NULL);
INSERT INTO report_reason (id, title, rule, help, severity, promise_hours, ground, dsa_category, position)
SELECT 'minors', '{"en": "Minors in danger", "fr": "Mineurs en danger"}',
       '{"en": "Nothing that exploits, sexualises or endangers minors.", "fr": "Rien qui exploite, sexualise ou mette en danger des mineurs."}',
       '{"en": "Sexual abuse or exploitation of children, adults who approach them, dangerous challenges.", "fr": "Abus ou exploitation sexuels d’enfants, adultes qui les sollicitent, défis dangereux."}',
       4, 1, 'illegal', 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS', (SELECT position + 1 FROM report_reason WHERE id = 'danger')
 WHERE NOT EXISTS (SELECT FROM report_reason WHERE dsa_category = 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS' AND archived_at IS NULL);
