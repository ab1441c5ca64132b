-- What a file holds while somebody decides on it: gone once it has been imported.
ALTER TABLE "ImportBatch"
  ADD COLUMN "kind" TEXT,
  ADD COLUMN "encoding" TEXT,
  ADD COLUMN "size" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "sha256" TEXT,
  ADD COLUMN "headings" TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN "firstRow" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "counts" JSONB,
  ADD COLUMN "hint" JSONB,
  ADD COLUMN "choices" JSONB,
  ADD COLUMN "cancel" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "beat" TIMESTAMPTZ(3);
ALTER TABLE "ImportBatch"
  ADD CONSTRAINT "ImportBatch_state" CHECK ("state" IN ('reading', 'mapping', 'checking', 'preview', 'running', 'done',
    'failed', 'cancelled', 'undoing', 'undone'));
CREATE INDEX "ImportBatch_userId_createdAt_idx" ON "ImportBatch"("userId", "createdAt");
CREATE INDEX "ImportBatch_state_idx" ON "ImportBatch"("state");

-- CreateTable
CREATE TABLE "ImportFile" (
    "importId" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "ImportFile_pkey" PRIMARY KEY ("importId")
);

-- CreateTable
CREATE TABLE "ImportRow" (
    "importId" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "cells" TEXT[],
    "reading" JSONB,
    "problems" JSONB,
    "isBad" BOOLEAN NOT NULL DEFAULT false,
    "verdict" TEXT,
    "recordId" TEXT,
    "version" INTEGER,
    "differences" JSONB,
    "choice" TEXT,

    CONSTRAINT "ImportRow_pkey" PRIMARY KEY ("importId","no")
);

-- CreateIndex
CREATE INDEX "ImportRow_importId_verdict_no_idx" ON "ImportRow"("importId", "verdict", "no");

-- AddForeignKey
ALTER TABLE "ImportFile" ADD CONSTRAINT "ImportFile_importId_fkey" FOREIGN KEY ("importId") REFERENCES "ImportBatch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_importId_fkey" FOREIGN KEY ("importId") REFERENCES "ImportBatch"("id") ON DELETE CASCADE ON UPDATE CASCADE;
