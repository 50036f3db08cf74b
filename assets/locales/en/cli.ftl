### The command line.
cli-line = line { $line }
cli-more-rows = { $count ->
    [one] … and { $count } more row to look at
   *[other] … and { $count } more rows to look at
}
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
cli-undo-stopped = Stopped: all is as it was.
taken-back = Interrupted, and taken back: { $act }, { $subject } ({ $who }, { $when })
cli-exported = { $count ->
    [one] { $count } row written to { $file }
   *[other] { $count } rows written to { $file }
}
cli-progress = { $done } / { $count }
cli-no-home = Your home folder cannot be found: say where the store is with --db and the configuration with --config.
cli-standard-input = the standard input
cli-standard-output = the standard output
cli-no-temporary = Cannot create a temporary file: { $reason }.

cli-no-terminal = Carnet needs a terminal, and this is none ({ $reason }). Start it from a terminal, or ask for “carnet --help”.
