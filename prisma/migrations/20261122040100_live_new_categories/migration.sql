-- Lists that are open tell of threads in a category that was made since, to those who may read it.
CREATE TRIGGER announce_new_access AFTER INSERT ON category FOR EACH ROW EXECUTE FUNCTION announce_access();
