-- The grounds that maps can stand on besides the built-in one.
CREATE TABLE "Ground" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "zh" TEXT NOT NULL,
    "en" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "urlDark" TEXT NOT NULL DEFAULT '',
    "set" TEXT NOT NULL DEFAULT 'vec',
    "key" TEXT NOT NULL DEFAULT '',
    "hosts" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "attribution" TEXT NOT NULL,
    "approvalNumber" TEXT NOT NULL DEFAULT '',
    "maxZoom" INTEGER NOT NULL,
    "mayExport" BOOLEAN NOT NULL DEFAULT false,
    "isDefault" BOOLEAN NOT NULL DEFAULT false,
    "updatedBy" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Ground_pkey" PRIMARY KEY ("id")
);
