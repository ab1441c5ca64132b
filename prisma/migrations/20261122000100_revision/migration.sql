-- Every committed change of public data raises one number, once a transaction, and tells whoever listens.
INSERT INTO "Revision" ("id", "number") VALUES (1, 0) ON CONFLICT DO NOTHING;

CREATE FUNCTION raise_revision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE raised integer;
BEGIN
  UPDATE "Revision" SET "number" = "number" + 1, "xid" = pg_current_xact_id()::text
    WHERE "id" = 1 AND "xid" <> pg_current_xact_id()::text
    RETURNING "number" INTO raised;
  IF raised IS NOT NULL THEN
    PERFORM pg_notify('revision', raised::text);
  END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['District', 'Place', 'Organisation', 'Project', 'Participation', 'Milestone', 'Detail',
    'Event', 'Indicator', 'Source', 'Citation']
  LOOP
    EXECUTE format('CREATE TRIGGER raise_revision AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I '
      'FOR EACH STATEMENT EXECUTE FUNCTION raise_revision()', name);
  END LOOP;
END $$;

-- What the application must not be able to store, whoever asks.
ALTER TABLE "Project"
  ADD CONSTRAINT "Project_position" CHECK (("lng" IS NULL) = ("lat" IS NULL)
    AND ("lng" IS NULL OR ("lng" BETWEEN -180 AND 180 AND "lat" BETWEEN -90 AND 90))
    AND (("precision" IN ('district', 'city')) = ("lng" IS NULL))),
  ADD CONSTRAINT "Project_amount" CHECK ("amountCny" >= 0 AND ("amountCny" IS NULL) = ("amountKind" IS NULL));
ALTER TABLE "Indicator"
  ADD CONSTRAINT "Indicator_subject" CHECK (num_nonnulls("districtId", "eventId") = 1);
ALTER TABLE "Detail"
  ADD CONSTRAINT "Detail_subject" CHECK (num_nonnulls("projectId", "eventId") = 1);
