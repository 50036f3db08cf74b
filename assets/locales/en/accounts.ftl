### The Accounts page.

command-accounts-open = Open
help-accounts-open = open the account’s sheet
command-accounts-search = Search
help-accounts-search = search: reference, name, domain, contacts, mails, phones
command-accounts-filter = Filter
help-accounts-filter = filter by kind, or by recipients that are missing
command-accounts-sort = Sort
help-accounts-sort = sort the list
command-accounts-clear = Show all
help-accounts-clear = clear the search and the filter
command-accounts-copy = Copy
help-accounts-copy = copy the reference

column-reference = Reference
column-name = Name
column-kind = Kind
column-main-email = Main e-mail
column-domains = Domains
column-legal-name = Legal name
column-contacts = Contacts

accounts-none = No account.
accounts-not-found = No account matches.
accounts-place = { $place } / { $total }
accounts-search-hint = / to search
filter-title = Filter
filter-all = All accounts
sort-title = Sort by
sort-reference = Reference
sort-name = Name
sort-contacts = Number of contacts

kind-short-individual = Individual
kind-short-business = Business
kind-short-supplier = Supplier
command-accounts-import-accounts = Import accounts
help-accounts-import-accounts = import a file of accounts
command-accounts-import-contacts = Import contacts
help-accounts-import-contacts = import a file of contacts
command-accounts-export-accounts = Export accounts
help-accounts-export-accounts = export the accounts
command-accounts-export-contacts = Export contacts
help-accounts-export-contacts = export the contacts
command-accounts-trash = Trash
help-accounts-trash = open the trash

## What the searched address or number serves
serves-place = { $who } — { $address }: { $topics }
serves-nothing = receives nothing
