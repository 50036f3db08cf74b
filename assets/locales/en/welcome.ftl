### The greeting of an empty store.

command-accounts-import = Import
help-accounts-import = import a file of accounts
command-accounts-sample = Sample
help-accounts-sample = load the sample data
command-accounts-create = Create
help-accounts-create = create the first account

welcome-title = Welcome to Carnet
welcome-text = This store is still empty. Three ways to begin:
welcome-import = Import a file of accounts
welcome-import-what = a CSV table; nothing is written before you agree
welcome-sample = Load the sample data
welcome-sample-what = made-up accounts and contacts, to try things out
welcome-create = Create the first account
welcome-create-what = by hand, in a form
welcome-loading = Sample data
welcome-loaded = { $accounts } and { $contacts } loaded
welcome-loaded-accounts = { $count ->
    [one] { $count } account
   *[other] { $count } accounts
}
welcome-loaded-contacts = { $count ->
    [one] { $count } contact
   *[other] { $count } contacts
}
