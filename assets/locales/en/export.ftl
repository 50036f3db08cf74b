### A file that goes out, and what both directions share.

section-export = Exporting a file
command-export-write = Export
help-export-write = write the file
command-export-choose = Choose
help-export-choose = choose this form of file, or all columns
command-export-complete = Complete
help-export-complete = complete the path, then go on to what follows
command-export-options = Forms
help-export-options = go to the forms of the file, or back to the path
command-export-close = Close
help-export-close = give up the export

others-export-accounts = Export accounts…
others-export-contacts = Export contacts…

export-accounts-title = Export accounts
export-contacts-title = Export contacts
export-name-accounts = accounts
export-name-contacts = contacts
export-file-label = File to write
export-form-ods = ODS (recommended)
export-form-csv = CSV
export-form-vcard = vCard
export-form-jsonl = JSON (one record a line)
export-all-columns = All columns (categories and activity too)
export-running = Export
export-done = { $count ->
    [one] { $count } row written to { $file }
   *[other] { $count } rows written to { $file }
}
export-stopped = Export stopped, no file was written
export-overwrite-title = Replace the file?
export-overwrite = { $file } is there already. What it holds will be lost.
export-overwrite-yes = Replace

path-reading = Reading the folder
path-nothing = Nothing to propose here.
