-- Published versions of the district, water and land shapes, as geo/shapes/published.ts has them.
CREATE TABLE "BoundarySet" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "shapes" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "licence" TEXT NOT NULL DEFAULT '',
    "date" TEXT NOT NULL DEFAULT '',
    "approvalNumber" TEXT NOT NULL DEFAULT '',
    "isSchematic" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "datum" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BoundarySet_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "BoundarySet_kind" CHECK ("kind" IN ('districts', 'water', 'land'))
);

-- Which shapes each kind has had on the map, since when: the last row of a kind holds; without a set, and without a row, the built-in ones.
CREATE TABLE "BoundaryChange" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "setId" INTEGER,
    "why" TEXT NOT NULL DEFAULT '',
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BoundaryChange_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "BoundaryChange_kind" CHECK ("kind" IN ('districts', 'water', 'land')),
    CONSTRAINT "BoundaryChange_setId_fkey" FOREIGN KEY ("setId") REFERENCES "BoundarySet"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- An uploaded file until its shapes are published or it is forgotten.
CREATE TABLE "BoundaryUpload" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "settings" JSONB NOT NULL,
    "reading" JSONB,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BoundaryUpload_pkey" PRIMARY KEY ("id")
);

-- Other shapes are another map: readers follow by the revision, and every project may stand at another label point.
CREATE TRIGGER raise_revision AFTER INSERT ON "BoundaryChange" FOR EACH STATEMENT EXECUTE FUNCTION raise_revision();
CREATE TRIGGER touch_inserted AFTER INSERT ON "BoundaryChange" FOR EACH STATEMENT EXECUTE FUNCTION touch_all();

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "BoundarySet"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "BoundaryChange"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
