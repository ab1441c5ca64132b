-- What a file says of a row besides its texts, and which of its tables was read: see geo/import/row-notes.ts.
ALTER TABLE "ImportRow" ADD COLUMN "notes" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "ImportBatch" ADD COLUMN "reading" JSONB;
