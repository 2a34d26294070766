-- AlterTable
ALTER TABLE "decision" ADD COLUMN "batch_id" TEXT;

-- CreateTable
CREATE TABLE "canned_reason" (
    "id" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "text" JSONB NOT NULL,
    "decisions" "decision_kind"[],
    "position" INTEGER NOT NULL,

    CONSTRAINT "canned_reason_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_filter" (
    "id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_filter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_scope" (
    "member_id" TEXT NOT NULL,
    "category_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "set_by_id" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_scope_pkey" PRIMARY KEY ("member_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "saved_filter_owner_id_name_key" ON "saved_filter"("owner_id", "name");

-- CreateIndex
CREATE INDEX "decision_batch_id_idx" ON "decision"("batch_id");

-- What Prisma's schema cannot say.
CREATE INDEX saved_filter_shared ON saved_filter (name) WHERE shared;
ALTER TABLE saved_filter ADD CONSTRAINT saved_filter_short CHECK (length(name) <= 40 AND length(query) <= 400);
ALTER TABLE review_scope ADD CONSTRAINT review_scope_of_known_languages CHECK (languages <@ ARRAY['en', 'fr']);

-- What moderators start with.
INSERT INTO canned_reason (id, title, text, decisions, position) VALUES
  ('advertising', '{"en": "Advertising", "fr": "Publicité"}', '{"en": "Hello {name}, your post in “{title}” advertises something instead of taking part in the conversation. You are welcome to write again without it.", "fr": "Bonjour {name}, votre message dans « {title} » fait de la publicité au lieu de prendre part à la conversation. Vous pouvez en écrire un autre sans elle."}', '{remove}', 1),
  ('people', '{"en": "Against a person", "fr": "Contre une personne"}', '{"en": "Hello {name}, your post in “{title}” turns against a person and not to the matter. The rule: {rule} What you have to say about the matter is welcome.", "fr": "Bonjour {name}, votre message dans « {title} » vise une personne et non le sujet. La règle : {rule} Ce que vous avez à dire du sujet reste bienvenu."}', '{remove}', 2),
  ('private', '{"en": "Somebody’s private information", "fr": "Informations privées d’une personne"}', '{"en": "Hello {name}, your post in “{title}” shows private information of somebody. Please write it again without that.", "fr": "Bonjour {name}, votre message dans « {title} » montre des informations privées d’une personne. Merci de l’écrire à nouveau sans elles."}', '{remove}', 3),
  ('elsewhere', '{"en": "In the wrong place", "fr": "Au mauvais endroit"}', '{"en": "Hello {name}, your post does not belong in “{title}”. Please begin a thread of your own for it: your text is kept among your drafts.", "fr": "Bonjour {name}, votre message n’a pas sa place dans « {title} ». Merci d’ouvrir un fil pour ce sujet : votre texte est conservé parmi vos brouillons."}', '{remove}', 4),
  ('repeated', '{"en": "Posted several times", "fr": "Publié plusieurs fois"}', '{"en": "Hello {name}, you have posted the same in several places. One of them stays; the one in “{title}” was removed.", "fr": "Bonjour {name}, vous avez publié la même chose à plusieurs endroits. L’une des publications reste ; celle de « {title} » a été retirée."}', '{remove}', 5);
