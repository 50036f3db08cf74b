### What stands in the way of a work: what happened, and what to do.

## The store
error-this-store = the store
error-store-missing = There is no Carnet store at { $path }. “carnet” or an import creates it.
error-store-damaged = { $path } is not a Carnet store or is damaged ({ $detail }). Nothing was changed. Set this file aside and go back to a backup.
error-store-not-empty = There is work in { $path } already: a whole store only goes into a new one. Nothing was changed. Give another path with --db, or put that file aside.
error-store-newer = { $path } was written by a newer Carnet (schema { $found }, this one knows { $known }). Update Carnet.
error-store-updated = The program was updated during this session: nothing was saved, start it again.
error-store-read-only = { $path } cannot be written. Check the permissions of the file and of its folder.
error-store-inaccessible = Cannot open { $path }: { $reason }.
error-store-full = The disk is full, or the file may not grow any more: nothing more was saved. Make room and try again; an import that stopped half-way is then taken back.
error-store-busy = The store stayed busy with somebody else's work: nothing was saved. Try again in a moment.
error-store-network = { $path } is on a network file system ({ $kind }), where a store gets damaged. Choose a local disk with --db.
error-store-old-sqlite = SQLite { $version } is too old for several safe writers. Install a newer Carnet.

## Who may do what, and what has changed
error-unknown-user = “{ $login }” is no active user of this store. Ask its administrator.
error-denied = This needs the role { $role }. Nothing was changed.
error-gone = This is no longer there.
error-conflict = Changed meanwhile by { $who }: { $fields }. Nothing was overwritten.
error-reference-taken = This reference already belongs to account “{ $name }”. Choose another one.
error-reference-in-trash = This reference belongs to account “{ $name }”, which is in the trash. Restore it or choose another one.
error-domain-taken = The domain { $domain } already belongs to account { $reference }.
error-interrupted = The search was interrupted.
error-stopped = Stopped: nothing was kept.
error-other = Unexpected error: { $detail }

## A file that comes in
error-sheet-io = Cannot read { $file }: { $reason }.
error-sheet-empty = { $file } is empty.
error-sheet-large = { $file } has { $size }; the limit is { $limit }.
error-sheet-not-a-table = { $file }, line { $line }: this is not a table of text (CSV).
error-sheet-utf16 = { $file }, line 1: the file seems to be { $encoding } without a byte order mark. Say so with --encoding { $encoding }.
error-sheet-encoding = “{ $label }” is no known encoding, for example: utf-8, windows-1252, utf-16le.
error-sheet-delimiter = “{ $delimiter }” cannot part cells; for example: “;”, “,” or a tab.
error-sheet-no-card = There is no vCard in { $file }.
error-sheet-no-headings = { $file } has no row of headings.
error-sheet-bad-headings = { $file }, line { $line }, headings: { $problem }.
error-sheet-columns = { $file }, line { $line }: more than { $limit } columns.
error-sheet-empty-heading = { $file }, line { $line }: column { $column } has no heading.
error-sheet-duplicate-heading = { $file }, line { $line }: columns { $first } and { $second } have the same heading, “{ $heading }”.
error-sheet-rows = { $file }, line { $line }: more than { $limit } rows.
error-sheet-quotes = { $file }, line { $line }: more than { $limit } quotation marks are not closed; this is no table.
error-sheet-excel = { $file } is an Excel workbook. Open it in a spreadsheet program and save it as ODS or CSV.
error-sheet-document = { $file } is an OpenDocument file, but no spreadsheet. Save the table as ODS or CSV.
error-sheet-flat = { $file } is a “flat” OpenDocument spreadsheet (.fods). Save it as ODS (.ods).
error-sheet-password = { $file } is protected by a password. Save it without a password.
error-sheet-damaged = { $file }: this ODS spreadsheet is damaged or incomplete. Copy it again, or open it in a spreadsheet program and save it.
error-sheet-definitions = { $file }: this ODS spreadsheet has XML definitions (DTD), which no spreadsheet program writes. Open it in one and save it again.
error-ods-file = { $file } has more than { $limit }, the limit of an ODS spreadsheet. Save it as CSV.
error-ods-content = { $file }: the content of this ODS spreadsheet has more than { $limit }. Save it as CSV.
error-ods-ratio = { $file }: the content of this ODS spreadsheet is more than { $limit } times as large as the file. If the file is safe, save it as CSV.
error-ods-parts = { $file }: this ODS spreadsheet is made of more than { $limit } files. Save it as CSV.
error-ods-rows = { $file }: this ODS spreadsheet has more than { $limit } rows. Save it as CSV.
error-ods-cells = { $file }: this ODS spreadsheet has more than { $limit } filled cells. Save it as CSV.
error-sheet-missing-column = { $file }, row of headings: the column “{ $heading }” is missing.
error-contacts-as-accounts = { $file } is a file of contacts (it has the column “Type”): import it as contacts. Nothing was written.
error-plan-stale = The store has changed since { $file } was planned: nothing was written. Please read the new plan.
error-whole-not-a-store = { $file } is no file of “carnet export all”. Nothing was written.
error-whole-newer = { $file } comes from a newer Carnet (schema { $found }, this one knows { $known }). Nothing was written. Update Carnet.
error-whole-no-record = { $file }, line { $line }: this is no record of a store. Nothing was written. Export it again.
error-whole-cut-off = { $file } ends too early, after line { $line }. Nothing was written. Copy it again, or export it again.
error-whole-altered = { $file } was altered since it was written: its digest does not fit. Nothing was written. Copy it again, or export it again.

## A file that goes out
error-only-contacts = An account is no vCard: export accounts as csv or jsonl, or contacts as vcard.
error-file-exists = { $file } exists already and was not touched. Give another name; for an export, --force replaces it.
error-file-store = { $file } is the store itself, or one of its files: choose another name.
error-file-symlink = { $file } is a symbolic link: it is not followed. Name the file itself.
error-file-not-regular = { $file } is not a regular file.
error-file-directory = Cannot create { $file }: { $reason }.
error-file-write = Writing { $file } failed: { $reason }.
error-file-temporary = A temporary file of Carnet’s could not be written or read: { $reason }. Nothing was written to the store. Make room, or name another folder in the variable TMPDIR.

## What the system says
reason-not-found = the file or folder does not exist
reason-permission = permission denied
reason-read-only = the disk is read-only
reason-full = there is no room left
reason-directory = it is a folder
reason-not-directory = a part of the path is not a folder
