-- What a source says in words where no column has a place for it: ranges and expectations.
INSERT INTO "Term" ("vocabulary", "value", "zh", "en", "aliases", "position") VALUES
  ('topic', 'as-stated', '来源原文', 'As the source says', '{}', 11)
ON CONFLICT DO NOTHING;
