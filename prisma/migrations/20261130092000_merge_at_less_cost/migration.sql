-- Merging two terms, and undoing it, for less work: both are to be on the map of every instance within two seconds.

-- A statement that moves projects to another term leaves their search tokens as they are, and says so (landing.search_kept): they are most of
-- a row, and to compare them before and after was most of what keeping the past of such a change cost. keep_former_rows() of the next migration asks.
CREATE FUNCTION is_search_kept() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(current_setting('landing.search_kept', true), '') = 'on'
$$;

-- In order, thousands of rows go to the end of the index one after the other.
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
    INSERT INTO "Touched" ("revision", "no") SELECT at, no FROM unnest(nos) no ORDER BY no ON CONFLICT DO NOTHING;
    written := (SELECT count(*) FROM "Touched" WHERE "revision" = at);
    IF written <= 5000 OR (written <= 30000 AND (SELECT count(*) FROM "Touched") <= 200000) THEN
      RETURN;
    END IF;
  END IF;
  DELETE FROM "Touched" WHERE "revision" = at;
  INSERT INTO "Touched" ("revision", "no") VALUES (at, -1);
END $$;

-- Merges whose projects the search index has still to follow, by their lines of history: the others that hold the term are found as before.
ALTER TABLE "Term" ADD COLUMN "moved" BIGINT[] DEFAULT ARRAY[]::BIGINT[];
