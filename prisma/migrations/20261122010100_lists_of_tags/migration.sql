-- What the lists of a tag are sorted and chosen by, kept beside the tag: so that no order of a large tag sorts all its threads.
ALTER TABLE "thread_tag" ADD COLUMN "created_at" TIMESTAMPTZ(3), ADD COLUMN "score" INTEGER, ADD COLUMN "unanswered" BOOLEAN;
UPDATE "thread_tag" tt
   SET "created_at" = t."created_at", "score" = t."score", "unanswered" = t."kind" = 'question' AND t."reply_count" = 0
  FROM "thread" t WHERE t."id" = tt."thread_id";
ALTER TABLE "thread_tag" ALTER COLUMN "created_at" SET NOT NULL, ALTER COLUMN "score" SET NOT NULL, ALTER COLUMN "unanswered" SET NOT NULL;

CREATE INDEX "thread_tag_new" ON "thread_tag"("tag_id", "created_at" DESC, "thread_id" DESC);
CREATE INDEX "thread_tag_top" ON "thread_tag"("tag_id", "score" DESC, "created_at" DESC, "thread_id" DESC);
CREATE INDEX "thread_tag_unanswered" ON "thread_tag"("tag_id", "created_at" DESC, "thread_id" DESC) WHERE "unanswered";

-- The copies follow their thread, whoever changes it.
CREATE FUNCTION thread_tag_takes_after_thread() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT t.last_activity_at, t.created_at, t.score, t.kind = 'question' AND t.reply_count = 0
    INTO NEW.last_activity_at, NEW.created_at, NEW.score, NEW.unanswered
    FROM thread t WHERE t.id = NEW.thread_id;
  RETURN NEW;
END $$;
CREATE TRIGGER thread_tag_takes_after_thread BEFORE INSERT ON thread_tag FOR EACH ROW EXECUTE FUNCTION thread_tag_takes_after_thread();

CREATE FUNCTION thread_tells_its_tags() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE thread_tag
     SET last_activity_at = NEW.last_activity_at, created_at = NEW.created_at, score = NEW.score,
         unanswered = NEW.kind = 'question' AND NEW.reply_count = 0
   WHERE thread_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER thread_tells_its_tags AFTER UPDATE ON thread FOR EACH ROW
  WHEN ((OLD.last_activity_at, OLD.created_at, OLD.score, OLD.kind, OLD.reply_count = 0)
        IS DISTINCT FROM (NEW.last_activity_at, NEW.created_at, NEW.score, NEW.kind, NEW.reply_count = 0))
  EXECUTE FUNCTION thread_tells_its_tags();
