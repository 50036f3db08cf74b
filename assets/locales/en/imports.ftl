### Page 5, “Imports”.

page-imports = Imports
command-desk-imports = Imports
help-desk-imports = go to the Imports page

section-imports = Imports
command-imports-open = Details
help-imports-open = what this import did
command-imports-import = Import
help-imports-import = import a file of accounts or contacts
command-imports-export = Export
help-imports-export = export the accounts or the contacts
command-imports-take-back = Undo the import
help-imports-take-back = take back all of this import, even much later
command-imports-bring-again = Redo the import
help-imports-bring-again = bring back this import that was undone
command-imports-others = More
help-imports-others = more: import, export, drafts

section-import-effects = What an import did
command-import-effects-changes = Details
help-import-effects-changes = all that changed in this row
command-import-effects-take-back = Undo the import
help-import-effects-take-back = take back all of this import, even much later
command-import-effects-bring-again = Redo the import
help-import-effects-bring-again = bring back this import that was undone
command-import-effects-back = Back
help-import-effects-back = back to the Imports page

imports-title = Imports
imports-none = No import yet.
imports-none-what = “Import” brings in a file of accounts or contacts: it is shown first, and nothing is written without your yes.
imports-which = What?
imports-column-from = From
imports-column-what = What
imports-column-file = File
imports-column-rows = Rows
imports-column-done = Result
imports-column-changes = What changed
imports-from-desk = desk
imports-from-cli = command
imports-accounts = Accounts
imports-contacts = Contacts
imports-synchronise = Synchronise
imports-synchronise-all = Synchronise all
imports-sample = Sample

## What an import did
imports-of = Import: { $file }
imports-did-nothing = This import changed nothing.
imports-restored = back from the trash
imports-trashed = moved to the trash
imports-removed = taken away

## Undo, redo
imports-take-back-title = Undo the import of { $file }?
imports-take-back-yes = Undo the import
imports-removes-accounts = { $count ->
    [one] { $count } account that it created will be removed
   *[other] { $count } accounts that it created will be removed
}
imports-removes-contacts = { $count ->
    [one] { $count } contact that it created will be removed
   *[other] { $count } contacts that it created will be removed
}
imports-restores-accounts = { $count ->
    [one] { $count } account that it changed will be as before
   *[other] { $count } accounts that it changed will be as before
}
imports-restores-contacts = { $count ->
    [one] { $count } contact that it changed will be as before
   *[other] { $count } contacts that it changed will be as before
}
imports-revives = { $count ->
    [one] { $count } contact that it deleted will be back in its place
   *[other] { $count } contacts that it deleted will be back in their place
}
imports-keeps-others = What somebody changed since is kept, and you will be told what it is.
imports-bring-again-title = Redo the import of { $file }?
imports-bring-again-text = All that the import had done will be done again.
imports-bring-again-yes = Redo the import
