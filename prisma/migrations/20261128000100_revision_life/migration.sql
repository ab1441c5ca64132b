-- Where the database was when it last gave out revisions; '' before its first start. A number that may have been given out already is never
-- given out again: the number goes on from the seconds since 2026.
ALTER TABLE "Revision" ADD COLUMN "home" TEXT NOT NULL DEFAULT '';

-- The cluster, its timeline (which a promotion and a recovery to a point in time change), the database, and when its folder was made or
-- copied. What the owner of the tables may not read is left out; its rights count whoever asks, so that all get the same answer.
CREATE FUNCTION revision_home() RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  cluster text := '';
  copied text := '';
BEGIN
  BEGIN
    cluster := (SELECT "system_identifier"::text FROM pg_control_system());
  EXCEPTION WHEN insufficient_privilege THEN NULL;
  END;
  BEGIN
    copied := (SELECT "change"::text FROM pg_stat_file('PG_VERSION'));
  EXCEPTION WHEN insufficient_privilege THEN NULL;
  END;
  RETURN concat_ws(' ', cluster, left(pg_walfile_name(pg_current_wal_lsn()), 8),
    (SELECT oid::text FROM pg_database WHERE datname = current_database()), copied);
END $$;

-- True: the number has gone on. A standby cannot say, and gives out nothing.
CREATE FUNCTION renew_revision(forced boolean) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  here text;
  next integer;
BEGIN
  IF pg_is_in_recovery() THEN RETURN false; END IF;
  here := revision_home();
  UPDATE "Revision" SET "home" = here, "xid" = '',
      "number" = greatest("number" + 1, floor(extract(epoch FROM now() - '2026-01-01T00:00:00Z'::timestamptz))::integer)
    WHERE "id" = 1 AND (forced OR "home" <> here) RETURNING "number" INTO next;
  IF next IS NULL THEN RETURN false; END IF;
  PERFORM touch_projects('{-1}');
  PERFORM pg_notify('revision', next::text);
  RETURN true;
END $$;
