-- Merging two terms, or undoing it, changes many projects of a city at once, and reading those alone is faster than reading all up to some
-- 30,000. So many are written down where the table stays small.
CREATE OR REPLACE FUNCTION touch_projects(nos integer[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  at integer;
  written integer;
BEGIN
  IF is_revision_late() OR cardinality(nos) = 0 THEN
    RETURN;
  END IF;
  at := (SELECT "number" FROM "Revision" WHERE "id" = 1);
  IF EXISTS (SELECT FROM "Touched" WHERE "revision" = at AND "no" = -1) THEN
    RETURN;
  END IF;
  DELETE FROM "Touched" WHERE "revision" <= at - 200;
  IF cardinality(nos) <= 30000 THEN
    INSERT INTO "Touched" ("revision", "no") SELECT at, unnest(nos) ON CONFLICT DO NOTHING;
    written := (SELECT count(*) FROM "Touched" WHERE "revision" = at);
    IF written <= 5000 OR (written <= 30000 AND (SELECT count(*) FROM "Touched") <= 200000) THEN
      RETURN;
    END IF;
  END IF;
  DELETE FROM "Touched" WHERE "revision" = at;
  INSERT INTO "Touched" ("revision", "no") VALUES (at, -1);
END $$;
