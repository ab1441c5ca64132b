-- Merging two terms writes another value into many projects at once. With room in the page a changed row stays there and no index of the
-- table is written, the search index least of all. Only pages written from now on have it.
ALTER TABLE "Project" SET (fillfactor = 70);
