-- Who works in this store.
CREATE TABLE user (
    id       INTEGER PRIMARY KEY,
    version  INTEGER NOT NULL,
    trashed  INTEGER NOT NULL DEFAULT 0,
    login    TEXT    NOT NULL UNIQUE,
    role     TEXT    NOT NULL,
    inactive INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE account (
    id             INTEGER PRIMARY KEY AUTOINCREMENT, -- never reused: the history names it
    version        INTEGER NOT NULL,
    trashed        INTEGER NOT NULL DEFAULT 0,
    reference      TEXT    NOT NULL,
    reference_key  TEXT    NOT NULL UNIQUE,
    kind           TEXT    NOT NULL,
    name           TEXT    NOT NULL,
    name_key       TEXT    NOT NULL,
    legal_name     TEXT    NOT NULL,
    postal_address TEXT    NOT NULL,
    language       TEXT    NOT NULL,
    description    TEXT    NOT NULL,
    notes          TEXT    NOT NULL,
    main_email     TEXT    NOT NULL,
    invoice_email  TEXT    NOT NULL,
    reminder_email TEXT    NOT NULL,
    health         TEXT    NOT NULL,
    tier           TEXT    NOT NULL,
    renewal        TEXT    NOT NULL,
    industry       TEXT    NOT NULL,
    -- derived: how many contacts it has now
    contacts       INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX account_by_reference ON account (trashed, reference_key, id);
CREATE INDEX account_by_name      ON account (trashed, name_key, id);
CREATE INDEX account_by_contacts  ON account (trashed, contacts, id);

-- S1.15: a domain belongs to one account, also while that account is in the trash.
CREATE TABLE account_domain (
    domain  TEXT    PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    place   INTEGER NOT NULL,
    text    TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX account_domain_by_account ON account_domain (account);

CREATE TABLE contact (
    id      INTEGER PRIMARY KEY AUTOINCREMENT, -- never reused: the history names it
    version INTEGER NOT NULL,
    trashed INTEGER NOT NULL DEFAULT 0,
    name    TEXT    NOT NULL,
    mails   TEXT    NOT NULL,
    phones  TEXT    NOT NULL,
    fax     TEXT    NOT NULL
) STRICT;

CREATE TABLE affiliation (
    id           INTEGER PRIMARY KEY AUTOINCREMENT, -- never reused: the history names it
    version      INTEGER NOT NULL,
    trashed      INTEGER NOT NULL DEFAULT 0,
    account      INTEGER NOT NULL REFERENCES account (id),
    contact      INTEGER NOT NULL REFERENCES contact (id),
    rank         INTEGER NOT NULL,
    function     TEXT    NOT NULL,
    note         TEXT    NOT NULL,
    notification TEXT    NOT NULL
) STRICT;
CREATE INDEX affiliation_by_account ON affiliation (account, trashed, rank);
CREATE INDEX affiliation_by_contact ON affiliation (contact);
CREATE INDEX affiliation_in_trash   ON affiliation (id) WHERE trashed = 1;

-- X8: one act of one person.
CREATE TABLE batch (
    id          INTEGER PRIMARY KEY AUTOINCREMENT, -- never reused: the history names it
    actor       INTEGER NOT NULL REFERENCES user (id),
    at          INTEGER NOT NULL, -- milliseconds since 1970, UTC
    origin      TEXT    NOT NULL, -- desk, cli
    act         TEXT    NOT NULL,
    subject     TEXT    NOT NULL,
    state       TEXT    NOT NULL, -- running (a long write that is not finished), done, abandoned
    undoes      INTEGER REFERENCES batch (id),
    undone_by   INTEGER REFERENCES batch (id)
) STRICT;
CREATE INDEX batch_running ON batch (state) WHERE state = 'running';

-- What a batch changed: one row a record. JSON objects of the fields; NULL before a record came into
-- being, and after it ceased to be.
CREATE TABLE change (
    id      INTEGER PRIMARY KEY,
    batch   INTEGER NOT NULL REFERENCES batch (id),
    kind    TEXT    NOT NULL,
    record  INTEGER NOT NULL,
    account INTEGER,          -- whose history it belongs to, where the record says so itself
    before  TEXT,
    after   TEXT
) STRICT;
CREATE INDEX change_by_batch   ON change (batch);
CREATE INDEX change_by_record  ON change (record, kind);
CREATE INDEX change_by_account ON change (account, batch);
CREATE TRIGGER change_is_kept   BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER change_is_final  BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER batch_is_kept    BEFORE DELETE ON batch  BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

-- X12: forms that are being filled in. Not facts of the desk: no batch, no version.
CREATE TABLE draft (
    id      INTEGER PRIMARY KEY,
    user    INTEGER NOT NULL REFERENCES user (id),
    process INTEGER NOT NULL, -- the process that is writing it
    at      INTEGER NOT NULL,
    form    TEXT    NOT NULL,
    subject TEXT    NOT NULL, -- what a person would call it
    account INTEGER,
    record  INTEGER,
    version INTEGER,
    fields  TEXT    NOT NULL
) STRICT;

-- Derived: what an account is found by. `words` is folded text, `digits` its phones.
CREATE TABLE search_doc (
    account INTEGER PRIMARY KEY,
    words   TEXT NOT NULL,
    digits  TEXT NOT NULL
) STRICT;
CREATE TABLE search_pending (account INTEGER PRIMARY KEY) STRICT;
