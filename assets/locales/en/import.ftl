### A file that comes in.

section-import-file = Choosing a file
command-import-file-plan = Read the file
help-import-file-plan = read the file and show what it would do
command-import-file-choose = Tick
help-import-file-choose = tick the option, or take the tick off
command-import-file-complete = Complete
help-import-file-complete = complete the path, then go on to what follows
command-import-file-options = Options
help-import-file-options = go to the options, or back to the path
command-import-file-reading = Reading
help-import-file-reading = correct the encoding or the delimiter
command-import-file-close = Close
help-import-file-close = give up the import

section-import = Import plan
command-import-confirm = Import
help-import-confirm = import what the plan says
command-import-leave-out = Leave out
help-import-leave-out = leave the row out, or take it in again; on an account, all of it
command-import-leave-all-out = Leave all out
help-import-leave-all-out = leave out all rows that are shown, or take them in again
command-import-rejects = Rejects
help-import-rejects = save the rows in error to a file, to be corrected
command-import-details = Details
help-import-details = all that there is to say about the row; on an account, the effect on who receives what
command-import-filter = Filter
help-import-filter = show one kind of rows only
command-import-reading = Reading
help-import-reading = correct the encoding or the delimiter
command-import-close = Close
help-import-close = every row, then close the plan and write nothing

section-import-done = The end of an import
command-import-done-close = Close
help-import-done-close = close
command-import-done-rejects = Save the rejects
help-import-done-rejects = save the refused rows to a file, to be corrected
command-import-done-take-back = Undo the import
help-import-done-take-back = take back the whole import

section-rejects = Saving the refused rows
command-rejects-write = Save
help-rejects-write = write the file
command-rejects-complete = Complete
help-rejects-complete = complete the path
command-rejects-close = Close
help-rejects-close = save nothing

others-import-accounts = Import accounts…
others-import-contacts = Import contacts…

import-accounts-title = Import accounts
import-contacts-title = Import contacts
import-file-accounts = File (ODS, CSV)
import-file-contacts = File (ODS, CSV, vCard)
import-synchronise = Synchronise contacts (deletes the member’s contacts that are not in the file)
import-extend = Extend to all members
import-extend-title = Extend to all members?
import-extend-text = Members that the file does not name will lose all their contacts, which go to the trash.
import-extend-yes = Extend
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
import-and-more = (+{ $count })
import-not-in-file = not in the file
import-delete-why = No row of the file names it: it would go to the trash.
import-left-out = left out: the import will not touch it
import-left-out-lost = The rows that you had left out are to be left out again.
import-loses = loses: { $topics }
import-loses-last = loses: { $topics } (last recipient)
import-no-effect = The import does not change who receives what in this account.
import-reordered = order changes
import-shared-contact = shared contact
import-no-reference = (no reference)
import-mode-synchronise = Synchronise
import-mode-synchronise-all = Synchronise all members
import-stale-title = New plan
import-barred = { $count ->
    [one] Cannot synchronise: { $count } row is in error. Correct the file, or leave it out.
   *[other] Cannot synchronise: { $count } rows are in error. Correct the file, or leave them out.
}
import-value = Value: “{ $value }”
import-filter-title = Rows
import-filter-all = All ({ $count })
import-nothing-no-rows = Nothing to import: the file has only its headings.
import-nothing-new = Nothing to import: the store already says all that the file says.
import-nothing-all-wrong = Nothing to import: every row is in error. Correct the file.
import-nothing-left-out = Nothing to import: all that would change is left out.
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
import-confirm-synchronise = Synchronise with { $file }?
import-confirm-synchronise-all = Synchronise all members with { $file }?
import-confirm-yes = Import
import-confirm-yes-synchronise = Synchronise
import-will-create-accounts = { $count ->
    [one] { $count } account to create
   *[other] { $count } accounts to create
}
import-will-add-contacts = { $count ->
    [one] { $count } contact to add
   *[other] { $count } contacts to add
}
import-will-update-accounts = { $count ->
    [one] { $count } account to change
   *[other] { $count } accounts to change
}
import-will-update-contacts = { $count ->
    [one] { $count } contact to change
   *[other] { $count } contacts to change
}
import-will-delete = { $count ->
    [one] { $count } contact to delete, which goes to the trash
   *[other] { $count } contacts to delete, which go to the trash
}
import-will-reorder = { $count ->
    [one] { $count } account whose contacts change their order
   *[other] { $count } accounts whose contacts change their order
}
import-will-leave-out = { $count ->
    [one] { $count } row left out
   *[other] { $count } rows left out
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
import-done-title = Import done: { $file }
import-late = Rows refused, as the store has changed since the plan:
import-late-more = … and { $count } more
import-can-save-rejects = The refused rows can be saved, corrected and imported.
import-can-undo = The whole import can be taken back, here or later on the Imports page.

## The refused rows
rejects-title = Save the refused rows
rejects-name = { $name }-rejects.{ $ending }
rejects-running = Saving
