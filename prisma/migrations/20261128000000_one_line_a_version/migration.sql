-- One line of history for each version of a record. Earlier code could write two where steps crossed: both stay as they are, numbered.
ALTER TABLE "Change" ADD COLUMN "twin" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Change" DISABLE TRIGGER append_only;
UPDATE "Change" c SET "twin" = t.n
  FROM (SELECT "id", row_number() OVER (PARTITION BY "record", "recordId", "version" ORDER BY "id") - 1 AS n FROM "Change") t
  WHERE t."id" = c."id" AND t.n > 0;
ALTER TABLE "Change" ENABLE TRIGGER append_only;
CREATE UNIQUE INDEX "Change_record_recordId_version_twin_key" ON "Change"("record", "recordId", "version", "twin");
