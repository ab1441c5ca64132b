-- What was public at any revision since this migration: each revision with its moment and its transaction, and each public row as it was before
-- a change. A row that a transaction adds leaves a line without a row: before it there was none. Nothing is copied at the upgrade.
CREATE TABLE "RevisionLog" (
    "revision" INTEGER NOT NULL,
    "tx" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "home" TEXT NOT NULL DEFAULT '',
    "isBase" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "RevisionLog_pkey" PRIMARY KEY ("revision")
);
CREATE UNIQUE INDEX "RevisionLog_tx_key" ON "RevisionLog"("tx");

CREATE TABLE "FormerRow" (
    "n" BIGSERIAL NOT NULL,
    "tx" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "row" JSONB,

    CONSTRAINT "FormerRow_pkey" PRIMARY KEY ("n")
);
CREATE INDEX "FormerRow_tx_idx" ON "FormerRow"("tx");
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "FormerRow"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A name for the transaction that no other one ever has, in whatever database the rows are put later.
CREATE FUNCTION transaction_name() RETURNS uuid LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('landing.tx', true), '') = '' THEN
    PERFORM set_config('landing.tx', gen_random_uuid()::text, true);
  END IF;
  RETURN current_setting('landing.tx')::uuid;
END $$;

-- Lines of history from before have none.
ALTER TABLE "Change" ADD COLUMN "tx" UUID;
ALTER TABLE "Change" ALTER COLUMN "tx" SET DEFAULT transaction_name();

-- A transaction that sets landing.past to 'off' leaves no lines: a restore brings them, and whoever fills a database calls begin_past() last.
CREATE FUNCTION is_past_kept() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(current_setting('landing.past', true), '') <> 'off'
$$;

-- A number that is raised again within its transaction was seen by nobody.
CREATE FUNCTION log_revision(given integer) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "RevisionLog" ("revision", "tx", "at", "home")
    SELECT given, transaction_name(), clock_timestamp(), "home" FROM "Revision" WHERE "id" = 1 AND is_past_kept()
    ON CONFLICT ("tx") DO UPDATE SET "revision" = EXCLUDED."revision", "at" = EXCLUDED."at", "home" = EXCLUDED."home"
$$;

-- Nothing is known of what was before the number that holds now.
CREATE FUNCTION begin_past() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('landing.past', '', true);
  PERFORM log_revision((SELECT "number" FROM "Revision" WHERE "id" = 1))
    WHERE NOT EXISTS (SELECT FROM "RevisionLog" WHERE "revision" = (SELECT "number" FROM "Revision" WHERE "id" = 1));
  UPDATE "RevisionLog" SET "isBase" = true WHERE "revision" = (SELECT "number" FROM "Revision" WHERE "id" = 1);
END $$;
SELECT begin_past();

-- Once in a transaction, however much it changes.
CREATE FUNCTION raise_once() RETURNS void LANGUAGE plpgsql AS $$
DECLARE raised integer;
BEGIN
  UPDATE "Revision" SET "number" = "number" + 1, "xid" = pg_current_xact_id()::text
    WHERE "id" = 1 AND "xid" <> pg_current_xact_id()::text
    RETURNING "number" INTO raised;
  IF raised IS NOT NULL THEN
    PERFORM log_revision(raised);
    PERFORM pg_notify('revision', raised::text);
  END IF;
END $$;

CREATE OR REPLACE FUNCTION raise_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT is_index_only() AND NOT is_revision_late() THEN
    PERFORM raise_once();
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION raise_late_revision() RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE raised integer;
BEGIN
  PERFORM FROM "Revision" WHERE "id" = 1 FOR NO KEY UPDATE SKIP LOCKED;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM set_config('landing.late_revision', '', true);
  UPDATE "Revision" SET "number" = "number" + 1, "xid" = pg_current_xact_id()::text WHERE "id" = 1
    RETURNING "number" INTO raised;
  PERFORM log_revision(raised);
  PERFORM touch_projects('{-1}');
  PERFORM pg_notify('revision', raised::text);
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION renew_revision(forced boolean) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
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
  PERFORM log_revision(next);
  PERFORM touch_projects('{-1}');
  PERFORM pg_notify('revision', next::text);
  RETURN true;
END $$;

-- Of Draft only what the public sees of it: when somebody last compared the record with its sources.
CREATE FUNCTION public_part(model text, "row" jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN model <> 'Draft' THEN "row" ELSE jsonb_build_object('record', "row" -> 'record', 'recordId', "row" -> 'recordId',
    'verifiedOn', "row" -> 'verifiedOn', 'verifiedRole', "row" -> 'verifiedRole') END
$$;

-- The names of the columns that make up a row's key are the arguments.
CREATE FUNCTION keep_former_rows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  key text := (SELECT string_agg(format('r.%I', name), ' || chr(31) || ' ORDER BY place)
    FROM unnest(TG_ARGV) WITH ORDINALITY AS _(name, place));
BEGIN
  IF is_index_only() OR NOT is_past_kept() THEN
    RETURN NULL;
  END IF;
  IF TG_OP = 'INSERT' THEN
    EXECUTE format('INSERT INTO "FormerRow" ("tx", "model", "key") SELECT $1, %L, %s FROM new_rows r', TG_TABLE_NAME, key)
      USING transaction_name();
  ELSIF TG_OP = 'DELETE' THEN
    EXECUTE format('INSERT INTO "FormerRow" ("tx", "model", "key", "row") SELECT $1, %1$L, %2$s, public_part(%1$L, to_jsonb(r))
      FROM old_rows r', TG_TABLE_NAME, key) USING transaction_name();
  ELSE
    EXECUTE format('WITH
        o AS (SELECT %2$s AS "key", public_part(%1$L, to_jsonb(r)) AS "row" FROM old_rows r),
        n AS (SELECT %2$s AS "key", public_part(%1$L, to_jsonb(r)) AS "row" FROM new_rows r)
      INSERT INTO "FormerRow" ("tx", "model", "key", "row")
      SELECT $1, %1$L, o."key", o."row" FROM o LEFT JOIN n USING ("key")
        WHERE n."row" IS NULL OR n."row" - $2 <> o."row" - $2
      UNION ALL SELECT $1, %1$L, n."key", NULL FROM n LEFT JOIN o USING ("key") WHERE o."row" IS NULL', TG_TABLE_NAME, key)
      USING transaction_name(), ARRAY['search', 'updatedAt'];
  END IF;
  RETURN NULL;
END $$;

-- What is emptied at once is not written down: the past begins anew.
CREATE FUNCTION forget_past() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF is_past_kept() THEN
    PERFORM begin_past();
  END IF;
  RETURN NULL;
END $$;

-- What was confirmed by somebody stands on public pages.
CREATE FUNCTION raise_for_check() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT "record", "recordId", "verifiedOn", "verifiedRole" FROM new_rows WHERE "verifiedOn" IS NOT NULL
      EXCEPT SELECT "record", "recordId", "verifiedOn", "verifiedRole" FROM old_rows)
    AND NOT is_revision_late() THEN
    PERFORM raise_once();
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER raise_for_check AFTER UPDATE ON "Draft" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION raise_for_check();

-- Triggers run in order of name: these before "raise_revision", whose name of the transaction is the same.
DO $$
DECLARE
  kept record;
BEGIN
  FOR kept IN SELECT * FROM (VALUES ('District', '''id'''), ('Place', '''id'''), ('Organisation', '''id'''), ('Project', '''id'''),
    ('Participation', '''id'''), ('Milestone', '''id'''), ('Detail', '''id'''), ('Event', '''id'''), ('Indicator', '''id'''),
    ('Source', '''id'''), ('Citation', '''id'''), ('Term', '''vocabulary'', ''value'''), ('Setting', '''key'''),
    ('BoundaryChange', '''id'''), ('Draft', '''record'', ''recordId''')) AS _("model", "key")
  LOOP
    EXECUTE format('CREATE TRIGGER keep_inserted AFTER INSERT ON %I REFERENCING NEW TABLE AS new_rows
      FOR EACH STATEMENT EXECUTE FUNCTION keep_former_rows(%s)', kept."model", kept."key");
    IF kept."model" <> 'BoundaryChange' THEN
      EXECUTE format('CREATE TRIGGER keep_updated AFTER UPDATE ON %I REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION keep_former_rows(%s)', kept."model", kept."key");
      EXECUTE format('CREATE TRIGGER keep_deleted AFTER DELETE ON %I REFERENCING OLD TABLE AS old_rows
        FOR EACH STATEMENT EXECUTE FUNCTION keep_former_rows(%s)', kept."model", kept."key");
      EXECUTE format('CREATE TRIGGER zz_forget_past AFTER TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION forget_past()', kept."model");
    END IF;
  END LOOP;
END $$;

-- In a session of its own: from here on every name of a table means what it held at the revision, since temporary names come first. NULL in a
-- column that came later becomes its default. Only what has changed since is copied.
CREATE FUNCTION enter_past(wanted integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  home text := current_schema();
  names text[] := ARRAY(SELECT relname::text FROM pg_class WHERE relkind = 'r' AND relnamespace = home::regnamespace
    AND relname NOT IN ('_prisma_migrations', 'FormerRow', 'RevisionLog', 'Revision', 'Change') ORDER BY 1);
  name text;
  key text;
  absent jsonb;
BEGIN
  CREATE TEMP TABLE "former_rows" AS SELECT DISTINCT ON (f."model", f."key") f."model", f."key", f."row"
    FROM "RevisionLog" l JOIN "FormerRow" f USING ("tx") WHERE l."revision" > wanted ORDER BY f."model", f."key", f."n";
  CREATE INDEX ON "former_rows" ("model", "key");
  ANALYZE "former_rows";
  FOREACH name IN ARRAY names LOOP
    IF NOT EXISTS (SELECT FROM "former_rows" WHERE "model" = name) THEN
      EXECUTE format('CREATE TEMP VIEW %2$I AS SELECT * FROM %1$I.%2$I', home, name);
      CONTINUE;
    END IF;
    absent := defaults_of(home, name);
    EXECUTE format('CREATE TEMP TABLE %3$I AS SELECT p.* FROM "former_rows" f,
        jsonb_populate_record(NULL::%1$I.%2$I, %4$L::jsonb || f."row") p WHERE f."model" = %2$L AND f."row" IS NOT NULL',
      home, name, 'former_' || name, absent);
    EXECUTE format('ANALYZE %I', 'former_' || name);
    key := (SELECT string_agg(format('t.%I', k), ' || chr(31) || ' ORDER BY place) FROM unnest(key_of(home, name)) WITH ORDINALITY AS _(k, place));
    EXECUTE format('CREATE TEMP VIEW %2$I AS SELECT t.* FROM %1$I.%2$I t
        WHERE NOT EXISTS (SELECT FROM "former_rows" f WHERE f."model" = %2$L AND f."key" = (%3$s)::text)
      UNION ALL SELECT * FROM %4$I', home, name, key, 'former_' || name);
  END LOOP;
  EXECUTE format('CREATE TEMP VIEW "Revision" AS SELECT 1 AS "id", %s AS "number", ''''::text AS "xid", ''''::text AS "home"', wanted);
  EXECUTE format('CREATE TEMP VIEW "Change" AS SELECT c.* FROM %I."Change" c WHERE c."tx" IS NULL
    OR c."tx" IN (SELECT "tx" FROM "RevisionLog" WHERE "revision" <= %s)', home, wanted);
END $$;

-- The columns of a table's primary key.
CREATE FUNCTION key_of(home text, name text) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT array_agg(a.attname::text ORDER BY array_position(i.indkey::int2[], a.attnum)) FROM pg_index i
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
    WHERE i.indrelid = format('%I.%I', home, name)::regclass AND i.indisprimary
$$;

-- Of the columns that must hold something, what they hold where nothing is said.
CREATE FUNCTION defaults_of(home text, name text) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
  made text := (SELECT string_agg(format('%L, %s', a.attname, pg_get_expr(d.adbin, d.adrelid)), ', ') FROM pg_attribute a
    JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attrelid = format('%I.%I', home, name)::regclass AND a.attnotnull AND pg_get_expr(d.adbin, d.adrelid) NOT LIKE 'nextval%');
  found jsonb;
BEGIN
  IF made IS NULL THEN RETURN '{}'; END IF;
  EXECUTE format('SELECT jsonb_build_object(%s)', made) INTO found;
  RETURN found;
END $$;
