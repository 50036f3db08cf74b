### What is wrong with a field or with a row of a file.

## Accounts
problem-name-required = a name is required
problem-unknown-kind = “{ $value }” is not a kind; possible kinds: Client professionnel (business), Particulier (individual), Fournisseur (supplier)
problem-unknown-choice = “{ $value }” is not in the list; possible values: { $choices }
problem-invalid-day = “{ $value }” is not a date; write it DD/MM/YYYY or YYYY-MM-DD, for example 2026-12-31
problem-inactive-everywhere = this contact is inactive everywhere: “Actif” speaks of this account only, nothing will reach it
problem-invalid-domain = “{ $value }” is not a domain name, for example: company.com
problem-public-mail-domain = “{ $value }” is a public mail service: this domain does not stand for one company
problem-domain-taken = the domain “{ $value }” already belongs to account { $reference }
problem-domain-earlier = the domain “{ $value }” is already taken by line { $line } of the file
problem-reference-taken = this reference already belongs to account “{ $name }”
problem-reference-twice = the reference “{ $value }” already stands on line { $line } of the file
problem-account-in-trash = this reference belongs to account “{ $name }”, which is in the trash: restore it first
problem-individual-has-contacts = an individual has no contacts, and this account has { $count }: { $names }
problem-owner-ignored = the owner “{ $value }” is ignored: owners do not exist yet

## Contacts
problem-reference-required = the reference of the account is required
problem-unknown-reference = no account has the reference “{ $value }”
problem-account-by-domain = without a reference: joins the account to which the domain of its address belongs
problem-account-by-name = without a reference: joins the account that is called “{ $value }”
problem-individual-no-contacts = account { $reference } is an individual: it has no contacts
problem-type-required = the type is required: a number from 1 to 6
problem-type-several = “{ $value }”: a contact has one type only, from 1 to 6
problem-type-not-whole = “{ $value }” is not a whole number from 1 to 6
problem-type-unknown = “{ $value }” is not a type; possible types: the numbers from 1 to 6
problem-type-label = “{ $value }” does not go with the number, which means “{ $name }”: the number counts
problem-member-label = “{ $value }” is not the name of this account, “{ $name }”: the reference counts
problem-phone-without-digit = “{ $value }” has no digit
problem-invalid-email = “{ $value }” is not a valid e-mail address
problem-unreachable = unreachable: no mail, no phone, no fax
problem-no-mail-no-notification = without a mail address, this contact will receive no notification
problem-lookalike-stored = looks like “{ $name }”, already in this account
problem-lookalike-line = looks like the contact on line { $line }
problem-unknown-category = “{ $value }” is not a category; possible categories: commercial, accounting, technical, fraud, chargebacks
problem-category-name = a contact in account management needs a name
problem-category-mail = a contact in account management needs a mail address
problem-category-phone = a contact in account management needs a phone, in international form: +33…
problem-category-role = only for the role { $role } (a contact in account management)
problem-category-role-ends = only the role { $role } may delete it (a contact in account management, not in the file)
problem-phone-double-zero = “{ $value }” begins with 00; in international form: { $proposal }
problem-phone-incomplete = “{ $value }” is no number: + and the country code, then the number, 15 digits in all at most
problem-phone-not-international = “{ $value }” is not in international form: +33…
problem-yes-or-no = “{ $value }” is neither oui (yes) nor non (no)

## Switches
problem-setting-switch = “{ $value }” is neither on nor off
problem-setting-days = “{ $value }” is not a number of days, from 1 to { $limit }

## Text and rows of a file
problem-text-nul = the NUL character cannot be stored
problem-damaged-text = unreadable bytes became “�”; if the text is wrong, choose another encoding
problem-row-cells = “{ $value }” is too much: the row has more than { $limit } cells
problem-row-quote = a quotation mark is not closed: { $value }
problem-row-long = the row has more than { $limit } bytes: { $value }
problem-cell-long = the cell has more than { $limit } bytes: { $value }
problem-formula-failed = the formula of this cell failed: { $value }
problem-row-nul = “{ $value }” holds a NUL character
problem-row-carriage-return = “{ $value }” holds a carriage return without a line feed
problem-row-bytes = “{ $value }” is not valid in the encoding asked for
problem-card-outside = “{ $value }” belongs to no card
problem-organisation-in-note = “{ $value }” is not the name of this account, “{ $name }”: it is in the note
problem-card-in-note = has no column: it is in the note
problem-card-left-out = { $count ->
    [one] { $count } byte that is no text: left out
   *[other] { $count } bytes that are no text: left out
}
problem-card-unclosed = is missing: the card may not be whole
problem-changed-since-plan = changed since the plan was made: import this row again
problem-contact-contradicted = two rows give “{ $name }”, who is a contact of several accounts, different values: give both the same
problem-contact-elsewhere = “{ $name }” is in { $accounts } too: this row changes it there as well

## Undo, redo
problem-undo-running = “{ $subject }” is still under way: wait for its end
problem-undo-abandoned = “{ $subject }” did not come to its end and was taken back already
problem-undo-already = “{ $subject }” was undone already
problem-redo-stands = “{ $subject }” stands: there is nothing to redo
problem-undo-store = the creation of the store cannot be undone
problem-undo-touched = “{ $name }” was changed by { $who } since
problem-undo-taken = “{ $name }” cannot be put back: { $who } has taken or changed since what it needs (reference, domain, account)
problem-undo-impossible = “{ $name }” is no longer as this act left it
problem-account-has-contacts = the account has other contacts, which are not of this act
