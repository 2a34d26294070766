-- CreateEnum
CREATE TYPE "email_token_purpose" AS ENUM ('verify', 'signIn', 'reset', 'changeEmail', 'claim', 'invite', 'setup', 'demo');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('member', 'moderator', 'manager', 'admin', 'owner');

-- CreateEnum
CREATE TYPE "member_status" AS ENUM ('active', 'unclaimed', 'closed');

-- CreateEnum
CREATE TYPE "mail_state" AS ENUM ('queued', 'sending', 'sent', 'failed', 'refused', 'kept');

-- CreateEnum
CREATE TYPE "thread_kind" AS ENUM ('question', 'discussion', 'idea', 'announcement');

-- CreateEnum
CREATE TYPE "post_kind" AS ENUM ('opening', 'answer', 'reply', 'comment');

-- CreateEnum
CREATE TYPE "audience" AS ENUM ('everyone', 'member', 'moderator', 'manager', 'admin');

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "account" (
    "member_id" TEXT NOT NULL,
    "email" TEXT,
    "email_key" TEXT,
    "email_verified_at" TIMESTAMPTZ(3),
    "password_hash" TEXT,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "network" TEXT,
    "user_agent" TEXT,
    "mfa_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_token" (
    "id" TEXT NOT NULL,
    "purpose" "email_token_purpose" NOT NULL,
    "member_id" TEXT,
    "email" TEXT,
    "code_hash" TEXT,
    "code_tries" INTEGER NOT NULL DEFAULT 0,
    "code_expires_at" TIMESTAMPTZ(3),
    "ticket_hash" TEXT,
    "data" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "email_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "username_key" TEXT NOT NULL,
    "username_skeleton" TEXT NOT NULL,
    "display_name" TEXT,
    "role" "role" NOT NULL DEFAULT 'member',
    "status" "member_status" NOT NULL DEFAULT 'active',
    "avatar_id" TEXT,
    "bio" TEXT,
    "bio_html" TEXT,
    "location" TEXT,
    "website" TEXT,
    "locale" TEXT,
    "time_zone" TEXT,
    "theme" TEXT,
    "single_keys" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "thread_count" INTEGER NOT NULL DEFAULT 0,
    "post_count" INTEGER NOT NULL DEFAULT 0,
    "accepted_count" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "retired_username" (
    "username_skeleton" TEXT NOT NULL,
    "retired_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "retired_username_pkey" PRIMARY KEY ("username_skeleton")
);

-- CreateTable
CREATE TABLE "activity" (
    "id" BIGSERIAL NOT NULL,
    "tx" BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text)::bigint,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" TEXT,
    "via" TEXT NOT NULL,
    "thread_id" TEXT,
    "post_id" TEXT,
    "target_member_id" TEXT,
    "category_id" TEXT,
    "thread_kind" TEXT,
    "tag_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activity_cursor" (
    "subscriber" TEXT NOT NULL,
    "tx" BIGINT NOT NULL DEFAULT 0,
    "activity_id" BIGINT NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "activity_cursor_pkey" PRIMARY KEY ("subscriber")
);

-- CreateTable
CREATE TABLE "activity_failure" (
    "subscriber" TEXT NOT NULL,
    "activity_id" BIGINT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 1,
    "last_error" TEXT NOT NULL,
    "parked_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "activity_failure_pkey" PRIMARY KEY ("subscriber","activity_id")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" TEXT NOT NULL,
    "letter" TEXT NOT NULL,
    "to_address" TEXT NOT NULL,
    "member_id" TEXT,
    "locale" TEXT NOT NULL,
    "props" JSONB NOT NULL,
    "subject" TEXT,
    "html" TEXT,
    "text" TEXT,
    "headers" JSONB NOT NULL DEFAULT '{}',
    "secret" BOOLEAN NOT NULL DEFAULT false,
    "state" "mail_state" NOT NULL DEFAULT 'queued',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "last_answer" TEXT,
    "next_try_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "member_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "status" INTEGER,
    "response" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("member_id","key")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "imported_item" (
    "source" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,

    CONSTRAINT "imported_item_pkey" PRIMARY KEY ("source","kind","source_id")
);

-- CreateTable
CREATE TABLE "category" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "colour" TEXT NOT NULL,
    "icon" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "description" JSONB NOT NULL,
    "rules" JSONB NOT NULL,
    "kinds" "thread_kind"[],
    "read_by" "audience" NOT NULL DEFAULT 'everyone',
    "start_by" "audience" NOT NULL DEFAULT 'member',
    "reply_by" "audience" NOT NULL DEFAULT 'member',
    "several_accepted" BOOLEAN NOT NULL DEFAULT false,
    "thread_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tag" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "thread_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tag_count" (
    "tag_id" TEXT NOT NULL,
    "category_id" TEXT NOT NULL,
    "thread_count" INTEGER NOT NULL,

    CONSTRAINT "tag_count_pkey" PRIMARY KEY ("tag_id","category_id")
);

-- CreateTable
CREATE TABLE "tag_synonym" (
    "slug" TEXT NOT NULL,
    "tag_id" TEXT NOT NULL,

    CONSTRAINT "tag_synonym_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "thread" (
    "id" TEXT NOT NULL,
    "kind" "thread_kind" NOT NULL,
    "category_id" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "language" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_activity_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3),
    "last_post_id" TEXT,
    "last_author_id" TEXT,
    "reply_count" INTEGER NOT NULL DEFAULT 0,
    "comment_count" INTEGER NOT NULL DEFAULT 0,
    "last_number" INTEGER NOT NULL DEFAULT 1,
    "view_count" INTEGER NOT NULL DEFAULT 0,
    "me_too_count" INTEGER NOT NULL DEFAULT 0,
    "score" INTEGER NOT NULL DEFAULT 0,
    "accepted_count" INTEGER NOT NULL DEFAULT 0,
    "first_response_at" TIMESTAMPTZ(3),
    "solved_at" TIMESTAMPTZ(3),
    "faces" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "pinned_at" TIMESTAMPTZ(3),
    "locked_at" TIMESTAMPTZ(3),
    "unlisted_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "deleted_by_id" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "thread_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "thread_tag" (
    "thread_id" TEXT NOT NULL,
    "tag_id" TEXT NOT NULL,
    "last_activity_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "thread_tag_pkey" PRIMARY KEY ("thread_id","tag_id")
);

-- CreateTable
CREATE TABLE "thread_link" (
    "from_id" TEXT NOT NULL,
    "to_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "rank" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "thread_link_pkey" PRIMARY KEY ("from_id","to_id","kind")
);

-- CreateTable
CREATE TABLE "post" (
    "id" TEXT NOT NULL,
    "thread_id" TEXT NOT NULL,
    "kind" "post_kind" NOT NULL,
    "parent_id" TEXT,
    "author_id" TEXT NOT NULL,
    "author_label" TEXT,
    "number" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "language" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "edited_by_id" TEXT,
    "revision_count" INTEGER NOT NULL DEFAULT 1,
    "comment_count" INTEGER NOT NULL DEFAULT 0,
    "score" INTEGER NOT NULL DEFAULT 0,
    "base_score" INTEGER NOT NULL DEFAULT 0,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by_id" TEXT,
    "accepted_slot" TEXT,
    "deleted_at" TIMESTAMPTZ(3),
    "deleted_by_id" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revision" (
    "id" TEXT NOT NULL,
    "post_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT,
    "tag_slugs" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "source" TEXT NOT NULL,
    "note" TEXT,
    "editor_id" TEXT,
    "editor_label" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vote" (
    "post_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "value" SMALLINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vote_pkey" PRIMARY KEY ("post_id","member_id")
);

-- CreateTable
CREATE TABLE "me_too" (
    "thread_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "me_too_pkey" PRIMARY KEY ("thread_id","member_id")
);

-- CreateTable
CREATE TABLE "thread_view" (
    "thread_id" TEXT NOT NULL,
    "reader" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "thread_view_pkey" PRIMARY KEY ("thread_id","reader")
);

-- CreateTable
CREATE TABLE "draft" (
    "member_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "data" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "posted_at" TIMESTAMPTZ(3),

    CONSTRAINT "draft_pkey" PRIMARY KEY ("member_id","key")
);

-- CreateTable
CREATE TABLE "submission" (
    "member_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "post_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "submission_pkey" PRIMARY KEY ("member_id","key")
);

-- CreateTable
CREATE TABLE "upload" (
    "id" TEXT NOT NULL,
    "member_id" TEXT,
    "purpose" TEXT NOT NULL,
    "alt" TEXT NOT NULL DEFAULT '',
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "variants" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "upload_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key_key" ON "account"("email_key");

-- CreateIndex
CREATE INDEX "session_member_id_idx" ON "session"("member_id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "email_token_ticket_hash_key" ON "email_token"("ticket_hash");

-- CreateIndex
CREATE INDEX "email_token_member_id_purpose_idx" ON "email_token"("member_id", "purpose");

-- CreateIndex
CREATE INDEX "email_token_expires_at_idx" ON "email_token"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- CreateIndex
CREATE INDEX "api_token_member_id_idx" ON "api_token"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_username_key_key" ON "member"("username_key");

-- CreateIndex
CREATE UNIQUE INDEX "member_username_skeleton_key" ON "member"("username_skeleton");

-- CreateIndex
CREATE INDEX "member_created_at_idx" ON "member"("created_at");

-- CreateIndex
CREATE INDEX "member_role_idx" ON "member"("role");

-- CreateIndex
CREATE INDEX "activity_tx_id_idx" ON "activity"("tx", "id");

-- CreateIndex
CREATE INDEX "activity_thread_id_id_idx" ON "activity"("thread_id", "id");

-- CreateIndex
CREATE INDEX "activity_actor_id_id_idx" ON "activity"("actor_id", "id");

-- CreateIndex
CREATE INDEX "mail_state_next_try_at_idx" ON "mail"("state", "next_try_at");

-- CreateIndex
CREATE INDEX "mail_created_at_idx" ON "mail"("created_at");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- CreateIndex
CREATE INDEX "imported_item_kind_source_id_idx" ON "imported_item"("kind", "source_id");

-- CreateIndex
CREATE UNIQUE INDEX "category_slug_key" ON "category"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "tag_slug_key" ON "tag"("slug");

-- CreateIndex
CREATE INDEX "tag_thread_count_idx" ON "tag"("thread_count" DESC);

-- CreateIndex
CREATE INDEX "tag_count_category_id_idx" ON "tag_count"("category_id");

-- CreateIndex
CREATE INDEX "tag_synonym_tag_id_idx" ON "tag_synonym"("tag_id");

-- CreateIndex
CREATE INDEX "thread_tag_tag_id_last_activity_at_thread_id_idx" ON "thread_tag"("tag_id", "last_activity_at" DESC, "thread_id" DESC);

-- CreateIndex
CREATE INDEX "thread_link_to_id_idx" ON "thread_link"("to_id");

-- CreateIndex
CREATE INDEX "post_author_id_created_at_id_idx" ON "post"("author_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "post_parent_id_number_idx" ON "post"("parent_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "post_thread_id_number_key" ON "post"("thread_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "post_thread_id_accepted_slot_key" ON "post"("thread_id", "accepted_slot");

-- CreateIndex
CREATE UNIQUE INDEX "revision_post_id_number_key" ON "revision"("post_id", "number");

-- CreateIndex
CREATE INDEX "vote_member_id_created_at_idx" ON "vote"("member_id", "created_at");

-- CreateIndex
CREATE INDEX "me_too_member_id_idx" ON "me_too"("member_id");

-- CreateIndex
CREATE INDEX "thread_view_at_idx" ON "thread_view"("at");

-- CreateIndex
CREATE INDEX "draft_updated_at_idx" ON "draft"("updated_at");

-- CreateIndex
CREATE INDEX "submission_created_at_idx" ON "submission"("created_at");

-- CreateIndex
CREATE INDEX "upload_member_id_created_at_idx" ON "upload"("member_id", "created_at");

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_token" ADD CONSTRAINT "email_token_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tag_count" ADD CONSTRAINT "tag_count_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tag_synonym" ADD CONSTRAINT "tag_synonym_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "category"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_tag" ADD CONSTRAINT "thread_tag_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_tag" ADD CONSTRAINT "thread_tag_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "post"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote" ADD CONSTRAINT "vote_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "me_too" ADD CONSTRAINT "me_too_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- unaccent() is only STABLE because its dictionary may be changed; ours is named and stays, so indexes may use it.
CREATE FUNCTION plain_words(value text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN lower(unaccent('unaccent'::regdictionary, value));

-- One configuration for both languages: words as written, without accents.
CREATE TEXT SEARCH CONFIGURATION parvis (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION parvis
  ALTER MAPPING FOR hword, hword_part, word, asciiword, asciihword, hword_asciipart WITH unaccent, simple;

ALTER TABLE post ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('parvis', text)) STORED;
CREATE INDEX post_words ON post USING gin (words);
ALTER TABLE thread ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('parvis', title)) STORED;
CREATE INDEX thread_words ON thread USING gin (words);
CREATE INDEX thread_title_likeness ON thread USING gin (plain_words(title) gin_trgm_ops);

-- Lists: what everybody sees, newest first, by keyset.
CREATE INDEX thread_latest ON thread (last_activity_at DESC, id DESC) WHERE deleted_at IS NULL AND unlisted_at IS NULL;
CREATE INDEX thread_latest_of_category ON thread (category_id, last_activity_at DESC, id DESC) WHERE deleted_at IS NULL AND unlisted_at IS NULL;
CREATE INDEX thread_new ON thread (created_at DESC, id DESC) WHERE deleted_at IS NULL AND unlisted_at IS NULL;
CREATE INDEX thread_new_of_category ON thread (category_id, created_at DESC, id DESC) WHERE deleted_at IS NULL AND unlisted_at IS NULL;
CREATE INDEX thread_unanswered_of_category ON thread (category_id, created_at DESC, id DESC) WHERE deleted_at IS NULL AND unlisted_at IS NULL AND kind = 'question' AND reply_count = 0;
CREATE INDEX thread_unanswered ON thread (created_at DESC, id DESC) WHERE deleted_at IS NULL AND unlisted_at IS NULL AND kind = 'question' AND reply_count = 0;
CREATE INDEX thread_top ON thread (score DESC, created_at DESC, id DESC) WHERE deleted_at IS NULL AND unlisted_at IS NULL;
CREATE INDEX thread_pinned ON thread (pinned_at DESC) WHERE deleted_at IS NULL AND unlisted_at IS NULL AND pinned_at IS NOT NULL;
CREATE INDEX thread_of_author ON thread (author_id, created_at DESC, id DESC);
CREATE INDEX post_by_date ON post (thread_id, number) WHERE kind IN ('answer', 'reply') AND deleted_at IS NULL;
CREATE INDEX post_by_score ON post (thread_id, (accepted_at IS NULL), score DESC, number) WHERE kind IN ('answer', 'reply') AND deleted_at IS NULL;
-- Who helped lately.
CREATE INDEX post_accepted_lately ON post (accepted_at DESC) WHERE accepted_at IS NOT NULL;
CREATE INDEX post_removed ON post (thread_id, number) WHERE deleted_at IS NOT NULL;

-- Lists of mentions: names by their first letters, whatever the order of the alphabet here.
CREATE INDEX member_username_prefix ON member (username_key COLLATE "C");
CREATE INDEX member_display_name_prefix ON member (plain_words(display_name) text_pattern_ops);

-- Counters change often and stand in no index: room on the page keeps such a change cheap.
ALTER TABLE thread SET (fillfactor = 85);
ALTER TABLE post SET (fillfactor = 95);

-- Rules that hold whatever the code does.
ALTER TABLE vote ADD CONSTRAINT vote_value CHECK (value IN (-1, 1));
ALTER TABLE post ADD CONSTRAINT post_accepted_has_slot CHECK ((accepted_at IS NULL) = (accepted_slot IS NULL));
ALTER TABLE post ADD CONSTRAINT post_accepted_is_answer CHECK (accepted_at IS NULL OR kind = 'answer');
ALTER TABLE post ADD CONSTRAINT post_comment_has_parent CHECK (kind <> 'comment' OR parent_id IS NOT NULL);
ALTER TABLE thread ADD CONSTRAINT thread_counts CHECK (reply_count >= 0 AND comment_count >= 0 AND me_too_count >= 0 AND accepted_count >= 0);
ALTER TABLE tag_synonym ADD CONSTRAINT tag_synonym_slug CHECK (slug = lower(slug));

-- An activity is a fact: it is never changed, and only retention may remove it.
CREATE FUNCTION activity_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.id = OLD.id AND NEW.kind = OLD.kind AND NEW.at = OLD.at AND NEW.data = OLD.data
     AND NEW.actor_id IS NOT DISTINCT FROM OLD.actor_id THEN
    RETURN NEW; -- only the transaction number may be put right, after a restore into another cluster
  END IF;
  RAISE EXCEPTION 'the activity log is append-only';
END $$;
CREATE TRIGGER activity_never_changes BEFORE UPDATE ON activity FOR EACH ROW EXECUTE FUNCTION activity_never_changes();

-- Wakes the worker.
CREATE FUNCTION announce_activity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('parvis_activity', '');
  RETURN NULL;
END $$;
CREATE TRIGGER announce_activity AFTER INSERT ON activity FOR EACH STATEMENT EXECUTE FUNCTION announce_activity();
