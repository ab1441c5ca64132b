-- A row that is no record (a title, a total, a note) says what it is; somebody may take it in anyway.
ALTER TABLE "ImportRow" ADD COLUMN "leftOut" TEXT;
ALTER TABLE "ImportRow" ADD COLUMN "isTakenIn" BOOLEAN NOT NULL DEFAULT false;
