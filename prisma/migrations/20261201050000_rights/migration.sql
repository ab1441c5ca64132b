-- What triggers write is written by the owner of the tables, so that a role that may change records can neither change the past nor the number
-- of the revision by itself (prisma/migration/web-role.ts). Temporary names come last in their search path: nobody can put a table in between.
DO $$
DECLARE
  f regprocedure;
BEGIN
  FOR f IN SELECT oid FROM pg_proc WHERE pronamespace = current_schema()::regnamespace AND (prorettype = 'trigger'::regtype
    OR proname IN ('raise_late_revision', 'renew_revision', 'revision_home'))
  LOOP
    EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER SET search_path = %I, pg_temp', f, current_schema());
  END LOOP;
END $$;

-- Only the owner can leave the past unwritten.
CREATE OR REPLACE FUNCTION is_past_kept() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(current_setting('landing.past', true), '') <> 'off'
    OR NOT pg_has_role(session_user, (SELECT relowner FROM pg_class WHERE oid = '"FormerRow"'::regclass), 'USAGE')
$$;

-- Counting rows takes the owner: columns that records, parts and citations are found by.
DO $$
BEGIN
  EXECUTE format($f$
    CREATE FUNCTION count_rows() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = %I, pg_temp AS $body$
    BEGIN
      ANALYZE "Draft" ("record", "recordId", "slug"), "Citation" ("record", "recordId", "sourceId", "field"), "Project" ("id", "slug"),
        "Milestone" ("id", "projectId"), "Participation" ("id", "projectId"), "Change" ("record", "recordId", "version", "importId");
    END $body$
  $f$, current_schema());
END $$;
