-- Counters of attempts are written on almost every request and forgotten within hours. Without a log of their own they
-- cost half as much to write; after a crash of the server they begin at nothing, which is all that is lost.
ALTER TABLE "rate_limit" SET UNLOGGED;
