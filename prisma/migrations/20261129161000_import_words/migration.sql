-- What words of imported tables mean, as somebody has said once: see geo/import/words.ts.
CREATE TABLE "ImportWord" (
    "field" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "userName" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "ImportWord_pkey" PRIMARY KEY ("field", "word")
);

-- What has been said in the files so far.
INSERT INTO "ImportWord" ("field", "word", "value", "userName", "updatedAt")
  SELECT DISTINCT ON (f.key, w.key) f.key, w.key, w.value, b."userName", b."createdAt"
  FROM "ImportBatch" b
    CROSS JOIN LATERAL jsonb_each(CASE jsonb_typeof(b."settings"->'words') WHEN 'object' THEN b."settings"->'words' ELSE '{}' END) f
    CROSS JOIN LATERAL jsonb_each_text(CASE jsonb_typeof(f.value) WHEN 'object' THEN f.value ELSE '{}' END) w
  WHERE w.value <> ''
  ORDER BY f.key, w.key, b."createdAt" DESC;
