-- S0: what a contact answers for, and whether it is still true.
ALTER TABLE contact ADD COLUMN inactive  INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contact ADD COLUMN is_group  INTEGER NOT NULL DEFAULT 0; -- an address of several people
ALTER TABLE contact ADD COLUMN verified  TEXT;                       -- the day of the last « toujours exact »
ALTER TABLE affiliation ADD COLUMN categories TEXT    NOT NULL DEFAULT ''; -- codes, comma separated
ALTER TABLE affiliation ADD COLUMN inactive   INTEGER NOT NULL DEFAULT 0;
-- S0.1: whether a contact holds a category anywhere is asked when somebody who is no admin changes it.
CREATE INDEX affiliation_in_charge ON affiliation (contact) WHERE categories <> '' AND trashed = 0;

-- What an admin switches for everybody: one record. JSON object of the fields; one that is absent has its default.
CREATE TABLE settings (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    version INTEGER NOT NULL,
    fields  TEXT    NOT NULL
) STRICT;
INSERT INTO settings (id, version, fields) VALUES (1, 1, '{}');

-- Derived: how many recipients each topic of a live account has.
CREATE TABLE coverage (
    account INTEGER PRIMARY KEY,
    counts  TEXT    NOT NULL, -- with all modules on, in the order of the topics, comma separated; empty: not concerned
    -- under the modules that were on when they were counted, which tells the rows that are to be counted again
    holes   INTEGER NOT NULL, -- topics without a recipient
    singles INTEGER NOT NULL, -- topics with one
    modules INTEGER NOT NULL  -- one bit each; -1 before anything was counted
) STRICT;
CREATE INDEX coverage_with_holes   ON coverage (account) WHERE holes > 0;
CREATE INDEX coverage_with_singles ON coverage (account) WHERE singles > 0;
CREATE INDEX coverage_by_modules   ON coverage (modules);
INSERT INTO coverage (account, counts, holes, singles, modules)
SELECT id, '', 0, 0, -1 FROM account WHERE trashed = 0;
