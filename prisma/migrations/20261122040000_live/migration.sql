-- CreateTable
CREATE TABLE "live_signal" (
    "id" BIGSERIAL NOT NULL,
    "tx" BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text)::bigint,
    "low" BIGINT NOT NULL DEFAULT (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint,
    "topic" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "live_signal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "live_signal_tx_id_idx" ON "live_signal"("tx", "id");

-- Tells every process, when the transaction commits, in the order of commits.
CREATE FUNCTION announce_signal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('parvis_live', json_build_object('id', NEW.id, 'low', NEW.low, 'topic', NEW.topic, 'kind', NEW.kind, 'data', NEW.data)::text);
  RETURN NULL;
END $$;
CREATE TRIGGER announce_signal AFTER INSERT ON live_signal FOR EACH ROW EXECUTE FUNCTION announce_signal();

-- Who may read what has changed: whoever listens is asked for again, before anything that was committed later is told.
CREATE FUNCTION announce_access() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('parvis_live', 'access');
  RETURN NULL;
END $$;
CREATE TRIGGER announce_access AFTER DELETE ON session FOR EACH ROW EXECUTE FUNCTION announce_access();
CREATE TRIGGER announce_access AFTER UPDATE ON category FOR EACH ROW
  WHEN (OLD.read_by IS DISTINCT FROM NEW.read_by) EXECUTE FUNCTION announce_access();
CREATE TRIGGER announce_access AFTER UPDATE ON thread FOR EACH ROW
  WHEN (OLD.category_id IS DISTINCT FROM NEW.category_id OR OLD.deleted_at IS DISTINCT FROM NEW.deleted_at) EXECUTE FUNCTION announce_access();
CREATE TRIGGER announce_access AFTER UPDATE ON member FOR EACH ROW
  WHEN (OLD.role IS DISTINCT FROM NEW.role OR OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION announce_access();
CREATE TRIGGER announce_access AFTER UPDATE ON account FOR EACH ROW
  WHEN (OLD.disabled_at IS DISTINCT FROM NEW.disabled_at) EXECUTE FUNCTION announce_access();
