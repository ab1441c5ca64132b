-- Merging two terms, and undoing it, for less work: both are to be on the map of every instance within two seconds.

-- A statement that moves projects to another term leaves their search tokens as they are, and says so (landing.search_kept): they are most of
-- a row, and to compare them before and after was most of what keeping the past of such a change cost.
CREATE FUNCTION is_search_kept() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(current_setting('landing.search_kept', true), '') = 'on'
$$;

CREATE OR REPLACE FUNCTION keep_former_rows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  own text := (SELECT string_agg(format('o.%I', name), ' || chr(31) || ' ORDER BY place)
    FROM unnest(TG_ARGV) WITH ORDINALITY AS _(name, place));
  theirs text := (SELECT string_agg(format('n.%I', name), ' || chr(31) || ' ORDER BY place)
    FROM unnest(TG_ARGV) WITH ORDINALITY AS _(name, place));
  joined text := (SELECT string_agg(format('o.%1$I = n.%1$I', name), ' AND ') FROM unnest(TG_ARGV) AS _(name));
  part text := CASE WHEN TG_TABLE_NAME <> 'Draft' THEN 'to_jsonb(o)' ELSE 'jsonb_build_object(''record'', o."record",
    ''recordId'', o."recordId", ''verifiedOn'', o."verifiedOn", ''verifiedRole'', o."verifiedRole")' END;
  slim text := part;
  seen text[] := CASE WHEN TG_TABLE_NAME <> 'Draft' THEN ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = TG_RELID
      AND attnum > 0 AND NOT attisdropped AND attname <> 'updatedAt' AND (attname <> 'search' OR NOT is_search_kept()))
    ELSE ARRAY['record', 'recordId', 'verifiedOn', 'verifiedRole'] END;
BEGIN
  IF is_index_only() OR NOT is_past_kept() THEN
    RETURN NULL;
  END IF;
  IF TG_TABLE_NAME = 'Project' THEN
    slim := (SELECT format('(SELECT to_jsonb(_) FROM (SELECT %s) _)', string_agg(format('o.%I', attname), ', ')) FROM pg_attribute
      WHERE attrelid = TG_RELID AND attnum > 0 AND NOT attisdropped AND attname <> 'search');
    IF NOT is_search_kept() THEN
      slim := format('CASE WHEN o."search" IS DISTINCT FROM n."search" THEN to_jsonb(o) ELSE %s END', slim);
    END IF;
  END IF;
  IF TG_OP = 'INSERT' THEN
    EXECUTE format('INSERT INTO "FormerRow" ("tx", "model", "key") SELECT $1, %L, %s FROM new_rows o', TG_TABLE_NAME, own)
      USING transaction_name();
  ELSIF TG_OP = 'DELETE' THEN
    EXECUTE format('INSERT INTO "FormerRow" ("tx", "model", "key", "row") SELECT $1, %L, %s, %s FROM old_rows o', TG_TABLE_NAME, own, part)
      USING transaction_name();
  ELSE
    EXECUTE format('INSERT INTO "FormerRow" ("tx", "model", "key", "row")
        SELECT $1, %1$L, %2$s, %3$s FROM old_rows o LEFT JOIN new_rows n ON %4$s WHERE n.%5$I IS NULL OR ROW(%6$s) IS DISTINCT FROM ROW(%7$s)
        UNION ALL SELECT $1, %1$L, %8$s, NULL FROM new_rows n LEFT JOIN old_rows o ON %4$s WHERE o.%5$I IS NULL',
      TG_TABLE_NAME, own, slim, joined, TG_ARGV[0],
      (SELECT string_agg(format('o.%I', name), ', ') FROM unnest(seen) AS _(name)),
      (SELECT string_agg(format('n.%I', name), ', ') FROM unnest(seen) AS _(name)), theirs)
      USING transaction_name();
  END IF;
  RETURN NULL;
END $$;

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
