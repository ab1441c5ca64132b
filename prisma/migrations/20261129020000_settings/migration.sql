-- What readers see of the settings raises the revision, so that every instance follows.
CREATE TRIGGER raise_revision AFTER INSERT OR UPDATE ON "Setting" FOR EACH ROW
  WHEN (NEW."key" IN ('site', 'approvalNumber', 'contact')) EXECUTE FUNCTION raise_revision();
