-- What a source states of a project as it states it: an address, an amount in another currency, "about" or "more than".
ALTER TABLE "Project" ADD COLUMN "addressZh" TEXT;
ALTER TABLE "Project" ADD COLUMN "addressEn" TEXT;
ALTER TABLE "Project" ADD COLUMN "amountComparison" TEXT;
ALTER TABLE "Project" ADD COLUMN "amountForeign" BIGINT;
ALTER TABLE "Project" ADD COLUMN "amountCurrency" TEXT;
ALTER TABLE "Project" DROP CONSTRAINT "Project_amount",
  ADD CONSTRAINT "Project_amount" CHECK ("amountCny" >= 0 AND "amountForeign" > 0
    AND ("amountCny" IS NULL AND "amountForeign" IS NULL) = ("amountKind" IS NULL)
    AND ("amountForeign" IS NULL) = ("amountCurrency" IS NULL));
