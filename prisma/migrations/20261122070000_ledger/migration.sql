-- CreateEnum
CREATE TYPE "ledger_part" AS ENUM ('actor', 'matter');

-- CreateTable
CREATE TABLE "ledger_slip" (
    "seq" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "act" TEXT NOT NULL,
    "actor_role" TEXT NOT NULL,
    "target_kind" TEXT NOT NULL,
    "target_id" TEXT,
    "rule" TEXT,
    "actor_id" TEXT,
    "actor" TEXT NOT NULL,
    "actor_salt" BYTEA NOT NULL,
    "matter_of" TEXT,
    "matter" TEXT NOT NULL,
    "matter_salt" BYTEA NOT NULL,
    "erases" TEXT,

    CONSTRAINT "ledger_slip_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "place" BIGINT NOT NULL,
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "act" TEXT NOT NULL,
    "actor_role" TEXT NOT NULL,
    "target_kind" TEXT NOT NULL,
    "target_id" TEXT,
    "rule" TEXT,
    "actor" BYTEA NOT NULL,
    "matter" BYTEA NOT NULL,
    "previous" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("place")
);

-- CreateTable
CREATE TABLE "ledger_detail" (
    "place" BIGINT NOT NULL,
    "part" "ledger_part" NOT NULL,
    "member_id" TEXT,
    "salt" BYTEA,
    "content" TEXT,
    "erased_by" BIGINT,

    CONSTRAINT "ledger_detail_pkey" PRIMARY KEY ("place","part")
);

-- CreateTable
CREATE TABLE "ledger_head" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "place" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_root" (
    "day" DATE NOT NULL,
    "place" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "ledger_root_pkey" PRIMARY KEY ("day")
);

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_seq_key" ON "ledger_entry"("seq");

-- CreateIndex
CREATE INDEX "ledger_entry_at_place_idx" ON "ledger_entry"("at", "place");

-- CreateIndex
CREATE INDEX "ledger_entry_act_place_idx" ON "ledger_entry"("act", "place");

-- CreateIndex
CREATE INDEX "ledger_detail_member_id_part_place_idx" ON "ledger_detail"("member_id", "part", "place");

-- What Prisma's schema cannot say.

CREATE INDEX ledger_detail_erased_idx ON ledger_detail (erased_by, place, part) WHERE erased_by IS NOT NULL;
ALTER TABLE ledger_slip ADD CONSTRAINT ledger_slip_erases CHECK ((erases IS NULL) = (act <> 'ledger.erased'));
ALTER TABLE ledger_head ADD CONSTRAINT ledger_head_one CHECK (id = 1);
INSERT INTO ledger_head (place, hash, at) VALUES (0, decode(repeat('00', 32), 'hex'), 'epoch');

-- A field of what is hashed: its length in bytes and itself, so that no two rows are written the same way.
CREATE FUNCTION ledger_field(value text) RETURNS text IMMUTABLE LANGUAGE sql AS $$
  SELECT CASE WHEN value IS NULL THEN '-;' ELSE octet_length(convert_to(value, 'UTF8')) || ':' || value || ';' END
$$;

-- verify.server.ts writes the same, on its own.
CREATE FUNCTION ledger_hash(e ledger_entry) RETURNS bytea STABLE LANGUAGE sql AS $$
  SELECT sha256(convert_to('parvis ledger 1;'
    || ledger_field(encode(e.previous, 'hex')) || ledger_field(e.place::text) || ledger_field(e.seq::text)
    || ledger_field(to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    || ledger_field(e.act) || ledger_field(e.actor_role) || ledger_field(e.target_kind) || ledger_field(e.target_id)
    || ledger_field(e.rule) || ledger_field(encode(e.actor, 'hex')) || ledger_field(encode(e.matter, 'hex')), 'UTF8'))
$$;

-- Runs when the transaction commits, after all its other work: only from here on is the end of the chain held.
CREATE FUNCTION ledger_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  head ledger_head%ROWTYPE;
  e ledger_entry%ROWTYPE;
BEGIN
  SELECT * INTO STRICT head FROM ledger_head FOR UPDATE;
  e.place := head.place + 1;
  e.seq := NEW.seq;
  e.at := greatest(NEW.at, head.at);
  e.act := NEW.act;
  e.actor_role := NEW.actor_role;
  e.target_kind := NEW.target_kind;
  e.target_id := NEW.target_id;
  e.rule := NEW.rule;
  e.actor := sha256(NEW.actor_salt || convert_to(NEW.actor, 'UTF8'));
  e.matter := sha256(NEW.matter_salt || convert_to(NEW.matter, 'UTF8'));
  e.previous := head.hash;
  IF NEW.erases IS NOT NULL THEN
    UPDATE ledger_detail SET member_id = NULL, salt = NULL, content = NULL, erased_by = e.place WHERE member_id = NEW.erases;
    -- Which details an entry erased is in its hash: emptying another one shows.
    SELECT encode(sha256(convert_to(coalesce(string_agg(place || '.' || part, ' ' ORDER BY place, part), ''), 'UTF8')), 'hex')
      INTO e.target_id FROM ledger_detail WHERE erased_by = e.place;
  END IF;
  e.hash := ledger_hash(e);
  INSERT INTO ledger_entry SELECT e.*;
  INSERT INTO ledger_detail (place, part, member_id, salt, content)
    VALUES (e.place, 'actor', NEW.actor_id, NEW.actor_salt, NEW.actor), (e.place, 'matter', NEW.matter_of, NEW.matter_salt, NEW.matter);
  UPDATE ledger_head SET place = e.place, hash = e.hash, at = e.at;
  DELETE FROM ledger_slip WHERE seq = NEW.seq;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_chain AFTER INSERT ON ledger_slip DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_chain();

-- The end of a day: the last entry before midnight (UTC). No later entry can be of that day.
CREATE FUNCTION ledger_close_day() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  midnight timestamptz := (NEW.day + 1)::timestamp AT TIME ZONE 'UTC';
BEGIN
  PERFORM FROM ledger_head FOR UPDATE;
  SELECT place, hash INTO STRICT NEW.place, NEW.hash FROM ledger_entry WHERE at < midnight ORDER BY at DESC, place DESC LIMIT 1;
  UPDATE ledger_head SET at = midnight WHERE at < midnight;
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_close_day BEFORE INSERT ON ledger_root FOR EACH ROW EXECUTE FUNCTION ledger_close_day();

-- Nobody changes what is written: only the functions above write, and they run inside of a trigger.
CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_ARGV[0] = 'from outside' AND pg_trigger_depth() > 1 THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'the ledger is append-only: % on % refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER ledger_inserts BEFORE INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION ledger_refuse('from outside');
CREATE TRIGGER ledger_changes BEFORE UPDATE OR DELETE ON ledger_entry FOR EACH ROW EXECUTE FUNCTION ledger_refuse('always');
CREATE TRIGGER ledger_truncates BEFORE TRUNCATE ON ledger_entry EXECUTE FUNCTION ledger_refuse('always');
CREATE TRIGGER ledger_inserts BEFORE INSERT OR UPDATE ON ledger_detail FOR EACH ROW EXECUTE FUNCTION ledger_refuse('from outside');
CREATE TRIGGER ledger_changes BEFORE DELETE ON ledger_detail FOR EACH ROW EXECUTE FUNCTION ledger_refuse('always');
CREATE TRIGGER ledger_truncates BEFORE TRUNCATE ON ledger_detail EXECUTE FUNCTION ledger_refuse('always');
CREATE TRIGGER ledger_inserts BEFORE INSERT OR UPDATE ON ledger_head FOR EACH ROW EXECUTE FUNCTION ledger_refuse('from outside');
CREATE TRIGGER ledger_changes BEFORE DELETE ON ledger_head FOR EACH ROW EXECUTE FUNCTION ledger_refuse('always');
CREATE TRIGGER ledger_truncates BEFORE TRUNCATE ON ledger_head EXECUTE FUNCTION ledger_refuse('always');
CREATE TRIGGER ledger_changes BEFORE UPDATE OR DELETE ON ledger_root FOR EACH ROW EXECUTE FUNCTION ledger_refuse('always');
CREATE TRIGGER ledger_truncates BEFORE TRUNCATE ON ledger_root EXECUTE FUNCTION ledger_refuse('always');
CREATE TRIGGER ledger_truncates BEFORE TRUNCATE ON ledger_slip EXECUTE FUNCTION ledger_refuse('always');
