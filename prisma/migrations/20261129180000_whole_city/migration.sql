-- An event may be held for the whole city, and its source may not say where; a figure may be of the whole city.
ALTER TABLE "Event" ALTER COLUMN "placeId" DROP NOT NULL, ALTER COLUMN "districtId" DROP NOT NULL;

ALTER TABLE "Indicator" DROP CONSTRAINT "Indicator_subject";
ALTER TABLE "Indicator" ADD CONSTRAINT "Indicator_subject" CHECK (num_nonnulls("districtId", "eventId") <= 1);

-- What figures of districts need beyond the starter set; a term of an admin's own stays as it is.
INSERT INTO "Term" ("vocabulary", "value", "zh", "en", "aliases", "position") VALUES
  ('indicator', 'population', '人口', 'Population', '{}', 7),
  ('unit', 'people', '人', 'people', '{"人口"}', 9),
  ('unit', 'usd', '美元', 'USD', '{"美金"}', 10),
  ('topic', 'other-amount', '另一来源的投资额', 'Investment as another source gives it', '{}', 10)
ON CONFLICT DO NOTHING;
