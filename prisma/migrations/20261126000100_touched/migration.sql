-- CreateTable
CREATE TABLE "Touched" (
    "revision" INTEGER NOT NULL,
    "no" INTEGER NOT NULL,

    CONSTRAINT "Touched_pkey" PRIMARY KEY ("revision","no")
);


-- Which projects each of the last revisions changed on the map, so that an instance can fold them in. -1 stands for all: of a change so
-- large that reading everything is no slower. Call it in the transaction that changes them, once "raise_revision" has run.
CREATE FUNCTION touch_projects(nos integer[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  at integer := (SELECT "number" FROM "Revision" WHERE "id" = 1);
BEGIN
  IF cardinality(nos) = 0 OR EXISTS (SELECT FROM "Touched" WHERE "revision" = at AND "no" = -1) THEN
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

CREATE FUNCTION touch_all() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_projects('{-1}');
  RETURN NULL;
END $$;

-- One function for each table and kind of statement: a transition table has the columns of its own table.
CREATE FUNCTION touch_new_projects() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_projects(ARRAY(SELECT "no" FROM new_rows));
  RETURN NULL;
END $$;

CREATE FUNCTION touch_old_projects() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_projects(ARRAY(SELECT "no" FROM old_rows));
  RETURN NULL;
END $$;

CREATE FUNCTION touch_updated_projects() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_projects(ARRAY(SELECT "no" FROM old_rows UNION SELECT "no" FROM new_rows));
  RETURN NULL;
END $$;

CREATE FUNCTION touch_new_milestones() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_projects(ARRAY(SELECT DISTINCT p."no" FROM new_rows m JOIN "Project" p ON p."id" = m."projectId"));
  RETURN NULL;
END $$;

CREATE FUNCTION touch_old_milestones() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_projects(ARRAY(SELECT DISTINCT p."no" FROM old_rows m JOIN "Project" p ON p."id" = m."projectId"));
  RETURN NULL;
END $$;

CREATE FUNCTION touch_updated_milestones() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM touch_projects(ARRAY(
    SELECT p."no" FROM old_rows m JOIN "Project" p ON p."id" = m."projectId"
    UNION SELECT p."no" FROM new_rows m JOIN "Project" p ON p."id" = m."projectId"));
  RETURN NULL;
END $$;

-- Projects known to their city only are drawn there: the one column of a district that a snapshot holds.
CREATE FUNCTION touch_updated_districts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT "id", "cityId" FROM new_rows EXCEPT SELECT "id", "cityId" FROM old_rows) THEN
    PERFORM touch_projects('{-1}');
  END IF;
  RETURN NULL;
END $$;

-- Triggers run in order of name: these after "raise_revision".
CREATE TRIGGER touch_inserted AFTER INSERT ON "Project" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION touch_new_projects();
CREATE TRIGGER touch_updated AFTER UPDATE ON "Project" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION touch_updated_projects();
CREATE TRIGGER touch_deleted AFTER DELETE ON "Project" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION touch_old_projects();
CREATE TRIGGER touch_truncated AFTER TRUNCATE ON "Project" FOR EACH STATEMENT EXECUTE FUNCTION touch_all();
CREATE TRIGGER touch_inserted AFTER INSERT ON "Milestone" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION touch_new_milestones();
CREATE TRIGGER touch_updated AFTER UPDATE ON "Milestone" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION touch_updated_milestones();
CREATE TRIGGER touch_deleted AFTER DELETE ON "Milestone" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION touch_old_milestones();
CREATE TRIGGER touch_truncated AFTER TRUNCATE ON "Milestone" FOR EACH STATEMENT EXECUTE FUNCTION touch_all();
CREATE TRIGGER touch_updated AFTER UPDATE ON "District" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION touch_updated_districts();
