### A file that comes in.

section-import-file = Choosing a file
command-import-file-plan = Read the file
help-import-file-plan = read the file and show what it would do
command-import-file-complete = Complete
help-import-file-complete = complete the path
command-import-file-reading = Reading
help-import-file-reading = correct the encoding or the delimiter
command-import-file-close = Close
help-import-file-close = give up the import

section-import = Import plan
command-import-confirm = Import
help-import-confirm = import what the plan says
command-import-details = Details
help-import-details = all that there is to say about the row
command-import-filter = Filter
help-import-filter = show one kind of rows only
command-import-reading = Reading
help-import-reading = correct the encoding or the delimiter
command-import-close = Close
help-import-close = every row, then close the plan and write nothing

others-import-accounts = Import accounts…
others-import-contacts = Import contacts…

import-accounts-title = Import accounts
import-contacts-title = Import contacts
import-file-label = File (CSV)
import-planning = Reading the file
import-utf16-title = Encoding
import-utf16 = { $file } seems to be in { $encoding }, without the mark that says so.
import-utf16-yes = Read as { $encoding }

## The plan
import-plan-accounts = Import plan for accounts
import-plan-contacts = Import plan for contacts
import-column-line = Line
import-column-said = To know
import-line = Line { $line }
import-said = { $heading }: { $problem }
import-and-more = { $first } (+{ $count })
import-value = Value: “{ $value }”
import-filter-title = Rows
import-filter-all = All ({ $count })
import-nothing-no-rows = Nothing to import: the file has only its headings.
import-nothing-new = Nothing to import: the store already says all that the file says.
import-nothing-all-wrong = Nothing to import: every row is in error.
import-nothing-left = Nothing to import: but for the rows in error, the store already says it all.

## Reading the file
import-reading-title = Reading the file
import-reading-encoding = Encoding: { $encoding }
import-reading-delimiter = Delimiter: { $delimiter }
import-reading-guess = Guess
import-encoding-title = Encoding
import-delimiter-title = Delimiter

## The confirmation
import-confirm-title = Import { $file }?
import-confirm-yes = Import
import-will-create-accounts = { $count ->
    [one] { $count } account to create
   *[other] { $count } accounts to create
}
import-will-add-contacts = { $count ->
    [one] { $count } contact to add
   *[other] { $count } contacts to add
}
import-will-update = { $count ->
    [one] { $count } account to change
   *[other] { $count } accounts to change
}
import-will-keep = { $count ->
    [one] { $count } row changes nothing
   *[other] { $count } rows change nothing
}
import-will-ignore = { $count ->
    [one] { $count } row in error will be ignored
   *[other] { $count } rows in error will be ignored
}
import-will-undo = The whole import can be taken back.
import-running = Import

## What was done
import-done-title = Import done
import-late = Rows refused, as the store has changed since the plan:
import-can-undo = “Undo” on the Accounts page takes back the whole import.
