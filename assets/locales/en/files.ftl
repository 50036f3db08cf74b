### Files in and out.

## What a row would do
verdict-create = create
verdict-update = update
verdict-unchanged = unchanged
verdict-delete = deletion
verdict-error = error

## The plan
plan-file = { $file }: encoding { $encoding }, delimiter “{ $delimiter }”
plan-cards = { $file }: vCards, encoding { $encoding }
plan-came-before = This file came in before, on { $when }, by { $who }: that import still stands.
plan-file-ods = { $file }: ODS spreadsheet
plan-tab = tab
plan-unknown-columns = Unknown columns, ignored: { $headings }
plan-at-column = column { $number } “{ $heading }”: { $problem }
plan-at-number = column { $number }: { $problem }
plan-at-heading = “{ $heading }”: { $problem }
plan-created = { $field }: { $value }
plan-change = { $field }: { $old } → { $new }
plan-nothing = (empty)
plan-through = through the shared contact { $name }, line { $line } ({ $account })
plan-through-more = … and through { $count } more
plan-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
plan-create = { $count } to create
plan-update = { $count } to update
plan-unchanged = { $count } unchanged
plan-delete = { $count } to delete
plan-error = { $count } with an error
plan-warnings = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
plan-left-out = { $count } left out
plan-reordered = { $count ->
    [one] order changes: { $count } account
   *[other] order changes: { $count } accounts
}
plan-blank = { $count ->
    [one] { $count } blank row ignored
   *[other] { $count } blank rows ignored
}
plan-lose-last = { $count ->
    [one] { $count } account loses a last recipient
   *[other] { $count } accounts lose a last recipient
}

## What was done
import-created = { $count } created
import-updated = { $count } updated
import-deleted = { $count } deleted
import-unchanged = { $count } unchanged
import-rejected = { $count ->
    [one] { $count } row rejected
   *[other] { $count } rows rejected
}
