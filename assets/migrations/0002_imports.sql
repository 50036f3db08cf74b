-- How many changes a batch made, kept beside it: a list of imports does not count millions.
ALTER TABLE batch ADD COLUMN changes INTEGER NOT NULL DEFAULT 0;
UPDATE batch SET changes = (SELECT count(*) FROM change WHERE batch = batch.id);

-- X7: what is known of an import beside its batch.
CREATE TABLE import (
    batch     INTEGER PRIMARY KEY REFERENCES batch (id),
    kind      TEXT    NOT NULL, -- the kind of record of which each row makes one
    -- counted in what the batch changed, when it ends
    created   INTEGER NOT NULL DEFAULT 0,
    updated   INTEGER NOT NULL DEFAULT 0,
    deleted   INTEGER NOT NULL DEFAULT 0,
    -- what the importer said of the file; NULL for an import from before this table
    digest    TEXT,             -- SHA-256 of its bytes, in hexadecimal
    mode      TEXT,             -- add, synchronise, synchronise_all
    rows      INTEGER,          -- that are not blank
    unchanged INTEGER,          -- rows that said what the store said
    rejected  INTEGER           -- rows that did not go in
) STRICT;
CREATE INDEX import_by_digest ON import (digest);

-- The imports of before: they only added contacts, or created and updated accounts.
INSERT INTO import (batch, kind, created, updated)
SELECT b.id, c.kind, count(*) FILTER (WHERE c.before IS NULL), count(*) FILTER (WHERE c.before IS NOT NULL)
FROM batch b JOIN change c ON c.batch = b.id
WHERE b.state = 'done' AND (
    b.act IN ('import-contacts', 'load-sample') AND c.kind = 'affiliation'
    OR b.act IN ('import-accounts', 'load-sample') AND c.kind = 'account')
GROUP BY b.id, c.kind;
