-- A transaction that writes for long sets landing.late_revision, and calls raise_late_revision() as its last statement: until then nobody
-- who publishes waits for it. It counts as one that has changed all projects.
CREATE FUNCTION is_revision_late() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(current_setting('landing.late_revision', true), '') = 'on'
$$;

CREATE OR REPLACE FUNCTION raise_revision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE raised integer;
BEGIN
  IF is_index_only() OR is_revision_late() THEN
    RETURN NULL;
  END IF;
  UPDATE "Revision" SET "number" = "number" + 1, "xid" = pg_current_xact_id()::text
    WHERE "id" = 1 AND "xid" <> pg_current_xact_id()::text
    RETURNING "number" INTO raised;
  IF raised IS NOT NULL THEN
    PERFORM pg_notify('revision', raised::text);
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION touch_projects(nos integer[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  at integer;
BEGIN
  IF is_revision_late() OR cardinality(nos) = 0 THEN
    RETURN;
  END IF;
  at := (SELECT "number" FROM "Revision" WHERE "id" = 1);
  IF EXISTS (SELECT FROM "Touched" WHERE "revision" = at AND "no" = -1) THEN
    RETURN;
  END IF;
  DELETE FROM "Touched" WHERE "revision" <= at - 200;
  IF cardinality(nos) <= 5000 THEN
    INSERT INTO "Touched" ("revision", "no") SELECT at, unnest(nos) ON CONFLICT DO NOTHING;
    IF (SELECT count(*) FROM "Touched" WHERE "revision" = at) <= 5000 THEN
      RETURN;
    END IF;
  END IF;
  DELETE FROM "Touched" WHERE "revision" = at;
  INSERT INTO "Touched" ("revision", "no") VALUES (at, -1);
END $$;

-- False: another transaction is about to give out a revision. Who waits for it while it waits for a row of ours would wait for good, so
-- nobody waits here: the caller asks again.
CREATE FUNCTION raise_late_revision() RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE raised integer;
BEGIN
  PERFORM FROM "Revision" WHERE "id" = 1 FOR NO KEY UPDATE SKIP LOCKED;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM set_config('landing.late_revision', '', true);
  UPDATE "Revision" SET "number" = "number" + 1, "xid" = pg_current_xact_id()::text WHERE "id" = 1
    RETURNING "number" INTO raised;
  PERFORM touch_projects('{-1}');
  PERFORM pg_notify('revision', raised::text);
  RETURN true;
END $$;
