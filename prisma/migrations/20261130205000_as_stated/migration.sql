-- What a source says in words where no column has a place for it: ranges and expectations. A term that comes with the
-- program has no past: its triggers would write one, and no archive could be restored into a new database.
ALTER TABLE "Term" DISABLE TRIGGER USER;
INSERT INTO "Term" ("vocabulary", "value", "zh", "en", "aliases", "position") VALUES
  ('topic', 'as-stated', '来源原文', 'As the source says', '{}', 11)
ON CONFLICT DO NOTHING;
ALTER TABLE "Term" ENABLE TRIGGER USER;
