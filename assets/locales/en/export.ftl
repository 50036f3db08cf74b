### A file that goes out, and what both directions share.

section-export = Exporting a file
command-export-write = Export
help-export-write = write the file
command-export-complete = Complete
help-export-complete = complete the path
command-export-close = Close
help-export-close = give up the export

others-export-accounts = Export accounts…
others-export-contacts = Export contacts…

export-accounts-title = Export accounts
export-contacts-title = Export contacts
export-name-accounts = accounts.csv
export-name-contacts = contacts.csv
export-file-label = File to write (CSV)
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
