-- Why there is a contract that rests on no plan that was chosen and no proposal that was adopted: as fixed as the rest once it is signed.
ALTER TABLE projects ADD COLUMN because TEXT;
CREATE TRIGGER projects_keep_because BEFORE UPDATE ON projects FOR EACH ROW
WHEN (OLD.signed_at IS NOT NULL AND NEW.because IS DISTINCT FROM OLD.because) EXECUTE FUNCTION refuse_project_change();
