-- A transaction that writes nothing but the search index, after the name of a term has changed, sets landing.index_only: no row that readers
-- see has changed, so it raises no revision, touches no project, and does not keep others from raising theirs.
CREATE FUNCTION is_index_only() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(current_setting('landing.index_only', true), '') = 'on'
$$;

CREATE OR REPLACE FUNCTION raise_revision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE raised integer;
BEGIN
  IF is_index_only() THEN
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

CREATE OR REPLACE FUNCTION touch_updated_projects() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT is_index_only() THEN
    PERFORM touch_projects(ARRAY(SELECT "no" FROM old_rows UNION SELECT "no" FROM new_rows));
  END IF;
  RETURN NULL;
END $$;
