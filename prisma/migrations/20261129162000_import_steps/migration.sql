-- When the present step was begun (nobody works on a file without it: it waits), when writing was, and when it was undone.
ALTER TABLE "ImportBatch" ADD COLUMN "stepAt" TIMESTAMPTZ(3), ADD COLUMN "startedAt" TIMESTAMPTZ(3), ADD COLUMN "undoneAt" TIMESTAMPTZ(3);
