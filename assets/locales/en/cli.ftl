### The command line.
cli-line = line { $line }
cli-more-rows = { $count ->
    [one] … and { $count } more row to look at
   *[other] … and { $count } more rows to look at
}
cli-effects = Effect on who receives what:
cli-more-accounts = { $count ->
    [one] … and { $count } other account
   *[other] … and { $count } other accounts
}
cli-more-effects = … and other accounts: --json gives them all
cli-confirm = Import? (y/n)
cli-yes = y
cli-needs-yes = Nothing was written: confirm with --yes.
cli-declined = Nothing was written.
cli-nothing-to-write = Nothing to write.
cli-late = Rows rejected, as the store changed since the plan:
cli-batch = Batch { $batch } of the history.
cli-column-batch = Batch
cli-column-changes = Changes
cli-unknown-reference = No account has the reference “{ $reference }”.
cli-unknown-batch = The history has no batch { $batch }. “carnet history” tells them.
cli-confirm-undo = Undo “{ $what }”? (y/n)
cli-confirm-redo = Redo “{ $what }”? (y/n)
cli-confirm-setting = Change this setting? (y/n)
cli-no-effect = Who receives what does not change.
cli-undo-stopped = Stopped: all is as it was.
taken-back = Interrupted, and taken back: { $act }, { $subject } ({ $who }, { $when })
cli-exported = { $count ->
    [one] { $count } row written to { $file }
   *[other] { $count } rows written to { $file }
}
cli-all-columns-no-card = A vCard has no place for categories and activity: choose ods or csv, or leave --all-columns out.
cli-all-is-jsonl = The whole store only goes out as jsonl.
cli-all-no-reading = The file of a whole store is read as it is: leave --encoding and --delimiter out.
cli-all-checked = { $count ->
    [one] { $file } is whole: { $count } record. Nothing was written.
   *[other] { $file } is whole: { $count } records. Nothing was written.
}
cli-all-accounts = { $count ->
    [one] { $count } account
   *[other] { $count } accounts
}
cli-all-contacts = { $count ->
    [one] { $count } contact
   *[other] { $count } contacts
}
cli-all-users = { $count ->
    [one] { $count } user
   *[other] { $count } users
}
cli-all-batches = { $count ->
    [one] { $count } batch in the history
   *[other] { $count } batches in the history
}
cli-all-not-a-user = Mind: “{ $login }” is no active user of this store and will not be able to open it. Its administrators: { $admins }.
cli-no-home = Your home folder cannot be found: say where the store is with --db and the configuration with --config.
cli-standard-input = the standard input
cli-standard-output = the standard output
cli-no-temporary = Cannot create a temporary file: { $reason }.

cli-no-terminal = Carnet needs a terminal, and this is none ({ $reason }). Start it from a terminal, or ask for “carnet --help”.
cli-sync-contacts-only = --sync and --sync-all are for contacts: carnet import contacts --sync FILE.
cli-sync-barred = { $count ->
    [one] Nothing was written: a synchronisation is done as a whole or not at all, and { $count } row has an error. Correct it and start again.
   *[other] Nothing was written: a synchronisation is done as a whole or not at all, and { $count } rows have an error. Correct them and start again.
}
cli-deletes-differ = Nothing was written: --deletes is not the number of contacts that would be deleted, { $count }.
cli-needs-deletes = { $count ->
    [one] Nothing was written: { $count } contact would be deleted. Confirm that with --yes --deletes { $number }.
   *[other] Nothing was written: { $count } contacts would be deleted. Confirm that with --yes --deletes { $number }.
}
cli-type-deletions = { $count ->
    [one] { $count } contact will be deleted (trash). Type this number to confirm:
   *[other] { $count } contacts will be deleted (trash). Type this number to confirm:
}
cli-rejects-saved = { $count ->
    [one] { $count } rejected row written to { $file }
   *[other] { $count } rejected rows written to { $file }
}
cli-ods-needs-a-file = An ODS spreadsheet cannot be shown in a terminal: write it to a file with --output, or pipe it to a program.

cli-unknown-account = No account has the reference “{ $reference }”.
cli-account-in-trash = The account “{ $name }” is in the trash: restore it first.
cli-not-concerned = { $topic }: not for an account of the kind “{ $kind }”.
cli-excluded = { $topic }: “{ $who }” does not receive ({ $reason }).
cli-module-off = { $topic }: the module is off, nobody receives.
cli-no-holes = No topic is without a recipient.
cli-nobody = { $topic }: nobody receives.
cli-nothing-found = Nothing found.
cli-setting-set = { $setting }: { $value }
cli-setting-unchanged = { $setting } was { $value } already.
