-- Where a copy of a source is kept, for when its own address leads nowhere.
ALTER TABLE "Source" ADD COLUMN "archiveUrl" TEXT;

-- Who last confirmed a record, by role. Publishing used to count as confirming: only what somebody did confirm stays.
ALTER TABLE "Draft" ADD COLUMN "verifiedRole" TEXT;
UPDATE "Draft" d SET "verifiedOn" = (
  SELECT max(c."at")::date FROM "Change" c
  WHERE c."record" = d."record" AND c."recordId" = d."recordId" AND c."action" = 'verify'
    AND NOT EXISTS (SELECT FROM "Change" l WHERE l."record" = c."record" AND l."recordId" = c."recordId"
      AND l."action" = 'publish' AND l."version" > c."version"))
WHERE d."verifiedOn" IS NOT NULL;
