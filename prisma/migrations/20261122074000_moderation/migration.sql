-- CreateEnum
CREATE TYPE "review_kind" AS ENUM ('reported_post', 'reported_member');

-- CreateEnum
CREATE TYPE "review_state" AS ENUM ('open', 'decided');

-- CreateEnum
CREATE TYPE "decision_kind" AS ENUM ('keep', 'remove');

-- CreateEnum
CREATE TYPE "reason_ground" AS ENUM ('terms', 'illegal');

-- CreateTable
CREATE TABLE "report_reason" (
    "id" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "rule" JSONB NOT NULL,
    "help" JSONB NOT NULL,
    "severity" SMALLINT NOT NULL,
    "promise_hours" SMALLINT NOT NULL,
    "ground" "reason_ground" NOT NULL,
    "dsa_category" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

CONSTRAINT "report_reason_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_item" (
    "id" TEXT NOT NULL,
    "kind" "review_kind" NOT NULL,
    "target_id" TEXT NOT NULL,
    "thread_id" TEXT,
    "author_id" TEXT NOT NULL,
    "language" TEXT,
    "state" "review_state" NOT NULL DEFAULT 'open',
    "severity" SMALLINT NOT NULL,
    "score" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "lease_holder_id" TEXT,
    "lease_token" INTEGER NOT NULL DEFAULT 0,
    "lease_since" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),

CONSTRAINT "review_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report" (
    "id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "reporter_id" TEXT NOT NULL,
    "reason_id" TEXT NOT NULL,
    "note" TEXT,
    "wants_outcome" BOOLEAN NOT NULL,
    "weight" DOUBLE PRECISION NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "decision_kind",
    "answered_at" TIMESTAMPTZ(3),

CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "kind" "decision_kind" NOT NULL,
    "actor_id" TEXT NOT NULL,
    "reason_id" TEXT,
    "facts" TEXT NOT NULL,
    "automatic" BOOLEAN NOT NULL DEFAULT false,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "final_at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "told_at" TIMESTAMPTZ(3),
    "statement_id" TEXT,
    "before" JSONB NOT NULL DEFAULT '{}',

CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement" (
    "id" TEXT NOT NULL,
    "decision_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "kind" "decision_kind" NOT NULL,
    "target_kind" "review_kind" NOT NULL,
    "target_id" TEXT NOT NULL,
    "thread_id" TEXT,
    "reason_id" TEXT NOT NULL,
    "reason" JSONB NOT NULL,
    "rule" JSONB NOT NULL,
    "ground" "reason_ground" NOT NULL,
    "facts" TEXT NOT NULL,
    "auto_found" BOOLEAN NOT NULL DEFAULT false,
    "auto_decided" BOOLEAN NOT NULL DEFAULT false,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3),
    "told_at" TIMESTAMPTZ(3),
    "reversed_at" TIMESTAMPTZ(3),

CONSTRAINT "statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_note" (
    "id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

CONSTRAINT "review_note_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "review_item_kind_target_id_idx" ON "review_item"("kind", "target_id");

-- CreateIndex
CREATE INDEX "review_item_author_id_opened_at_idx" ON "review_item"("author_id", "opened_at");

-- CreateIndex
CREATE INDEX "report_reporter_id_created_at_idx" ON "report"("reporter_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "report_item_id_reporter_id_key" ON "report"("item_id", "reporter_id");

-- CreateIndex
CREATE UNIQUE INDEX "decision_statement_id_key" ON "decision"("statement_id");

-- CreateIndex
CREATE INDEX "decision_item_id_idx" ON "decision"("item_id");

-- CreateIndex
CREATE INDEX "decision_actor_id_decided_at_idx" ON "decision"("actor_id", "decided_at");

-- CreateIndex
CREATE UNIQUE INDEX "statement_decision_id_key" ON "statement"("decision_id");

-- CreateIndex
CREATE INDEX "statement_member_id_from_at_id_idx" ON "statement"("member_id", "from_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "review_note_item_id_created_at_idx" ON "review_note"("item_id", "created_at");

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "review_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_reason_id_fkey" FOREIGN KEY ("reason_id") REFERENCES "report_reason"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "review_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_note" ADD CONSTRAINT "review_note_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "review_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say.
-- Of one target one item at most is open, or decided and not yet settled: so a decision can always be taken back.
CREATE UNIQUE INDEX review_item_unsettled ON review_item (kind, target_id) WHERE settled_at IS NULL;
CREATE INDEX review_item_open ON review_item (opened_at) WHERE state = 'open';
CREATE UNIQUE INDEX decision_in_force ON decision (item_id) WHERE undone_at IS NULL;
CREATE INDEX decision_untold ON decision (final_at) WHERE told_at IS NULL AND undone_at IS NULL;

ALTER TABLE decision ADD CONSTRAINT decision_restriction_is_explained CHECK (kind = 'keep' OR statement_id IS NOT NULL);
ALTER TABLE decision ADD CONSTRAINT decision_told_or_undone CHECK (told_at IS NULL OR undone_at IS NULL);
ALTER TABLE statement ADD CONSTRAINT statement_is_of_a_restriction CHECK (kind <> 'keep');
ALTER TABLE review_item ADD CONSTRAINT review_item_lease_is_whole
  CHECK (num_nulls(lease_holder_id, lease_since, lease_until) IN (0, 3));
ALTER TABLE report_reason ADD CONSTRAINT report_reason_severity CHECK (severity BETWEEN 1 AND 4);
ALTER TABLE report_reason ADD CONSTRAINT report_reason_promise CHECK (promise_hours BETWEEN 1 AND 200);
ALTER TABLE report ADD CONSTRAINT report_note_short CHECK (length(note) <= 1000);

-- What managers start with.
INSERT INTO report_reason (id, title, rule, help, severity, promise_hours, ground, dsa_category, position) VALUES
  ('danger', '{"en": "Somebody is in danger", "fr": "Quelqu’un est en danger"}', '{"en": "Nothing that threatens, prepares or encourages violence or self-harm.", "fr": "Rien qui menace, prépare ou encourage la violence ou l’automutilation."}', '{"en": "Threats, calls to violence, somebody who may hurt themselves. In an emergency call 112 first.", "fr": "Menaces, appels à la violence, personne qui risque de se faire du mal. En cas d’urgence, appelez d’abord le 112."}', 4, 1, 'illegal', 'STATEMENT_CATEGORY_VIOLENCE', 1),
  ('hate', '{"en": "Hatred or unlawful content", "fr": "Haine ou contenu illicite"}', '{"en": "No hatred against people for what they are, and nothing that the law forbids.", "fr": "Aucune haine envers des personnes pour ce qu’elles sont, et rien de ce que la loi interdit."}', '{"en": "Racism, discrimination, content that is against the law.", "fr": "Racisme, discrimination, contenu contraire à la loi."}', 4, 2, 'illegal', 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH', 2),
  ('unkind', '{"en": "Harassment or insults", "fr": "Harcèlement ou insultes"}', '{"en": "We speak about matters, never against people.", "fr": "Nous parlons des sujets, jamais contre les personnes."}', '{"en": "Insults, mockery, pursuing somebody from thread to thread.", "fr": "Insultes, moqueries, poursuite d’une personne de fil en fil."}', 3, 4, 'terms', 'STATEMENT_CATEGORY_CYBER_VIOLENCE', 3),
  ('privacy', '{"en": "Personal information", "fr": "Informations personnelles"}', '{"en": "Nobody’s private information is published without their consent.", "fr": "Les informations privées d’une personne ne se publient pas sans son accord."}', '{"en": "An address, a telephone number, a photograph, a private message of somebody.", "fr": "Une adresse, un numéro de téléphone, une photo, un message privé de quelqu’un."}', 3, 4, 'illegal', 'STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS', 4),
  ('fraud', '{"en": "Fraud or deception", "fr": "Fraude ou tromperie"}', '{"en": "Nobody is deceived here: no scams, no false identities.", "fr": "Personne n’est trompé ici : ni escroquerie ni fausse identité."}', '{"en": "Scams, phishing, somebody who pretends to be somebody else.", "fr": "Escroquerie, hameçonnage, usurpation d’identité."}', 3, 4, 'illegal', 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD', 5),
  ('rights', '{"en": "Copyright or trade mark", "fr": "Droit d’auteur ou marque"}', '{"en": "What others have made is shown with their permission.", "fr": "Ce que d’autres ont créé se montre avec leur autorisation."}', '{"en": "Copied texts or images, a trade mark used without right.", "fr": "Textes ou images copiés, marque utilisée sans droit."}', 2, 16, 'illegal', 'STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS', 6),
  ('spam', '{"en": "Spam or advertising", "fr": "Spam ou publicité"}', '{"en": "No advertising, and nothing posted over and over.", "fr": "Pas de publicité, et rien de publié encore et encore."}', '{"en": "Advertising, the same text in many places, links that lead elsewhere.", "fr": "Publicité, le même texte en de nombreux endroits, liens trompeurs."}', 2, 8, 'terms', 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC', 7),
  ('other', '{"en": "Something else", "fr": "Autre chose"}', '{"en": "What is written helps others, and stands where it belongs.", "fr": "Ce qui est écrit aide les autres et se trouve à sa place."}', '{"en": "Off topic, in the wrong place, or anything that is not named here. Please say what.", "fr": "Hors sujet, au mauvais endroit, ou tout ce qui n’est pas nommé ici. Dites-nous quoi."}', 1, 24, 'terms', 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC', 8);
