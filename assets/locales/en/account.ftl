### An account's sheet, its forms, the trash and the drafts.

command-account-add = Add
help-account-add = add a contact: to the account, the category or the topic under the cursor
command-account-edit = Edit
help-account-edit = edit the account; in the tabs of contacts, the contact
command-account-delete = Delete
help-account-delete = delete the account; in the tabs of contacts, the contact
command-account-open = Details
help-account-open = open the row: the contact, the reasons of the topic, what a batch changed
command-account-move-down = Order
help-account-move-down = order of the contacts: one place down
command-account-move-up = Order
help-account-move-up = order of the contacts: one place up
command-account-copy = Copy
help-account-copy = copy an address, a phone, all recipients of a topic…
command-account-others = More
help-account-others = more: this account's trash, the drafts
command-account-next-tab = Tabs
help-account-next-tab = next tab
command-account-previous-tab = Prev. tab
help-account-previous-tab = previous tab
command-account-previous = Prev. account
help-account-previous = previous account of the list
command-account-next = Next account
help-account-next = next account of the list
command-account-back = Back
help-account-back = back to the list of accounts
command-changes-close = Close
help-changes-close = close
command-trash-restore = Restore
help-trash-restore = restore the row
command-trash-back = Back
help-trash-back = leave the trash
command-drafts-resume = Resume
help-drafts-resume = go on typing
command-drafts-discard = Throw away
help-drafts-discard = throw the draft away
command-drafts-later = Later
help-drafts-later = later; the drafts stay under “More”
command-accounts-delete = Delete
help-accounts-delete = delete the account
command-accounts-others = More
help-accounts-others = more: import, export, the trash, the drafts

account-title = Account sheet
account-gone = This account is in the trash or no longer there.
account-first = This is the first account of the list.
account-last = This is the last account of the list.
account-same-address = { "=" } main address
tab-card = Sheet
tab-contacts = Contacts
tab-contacts-count = Contacts { $count }
tab-history = History

column-rank = #
column-mail = Mail
column-phone = Phone
column-type = Type
contacts-none = No contacts.
contacts-individual = An individual has no contacts: what is sent to them goes to their own addresses, in the Sheet tab.
contact-unnamed = (no name)
contact-no-mail = no mail address
type-short-none = None
type-short-administrative = Administrative
type-short-orders = Orders
type-short-after_sales = After-sales
type-short-receptionist = Receives goods
type-short-all = All

column-when = When
column-who = Who
column-act = What
column-subject = On
column-state = State
batch-running = running
batch-abandoned = abandoned
batch-undone = undone
changes-title = { $act } · { $when } · { $who }
change-heading = { $kind } · { $name }: { $done }
change-created = created
change-updated = changed
change-removed = removed
change-yes = yes
change-no = no
record-account = Account
record-contact = Contact
record-affiliation = Affiliation
record-user = User
record-settings = Switches

new-title = New
new-account = New account
account-edit-title = Edit account { $reference }
account-created = Account created: { $name }
hint-reference = empty: given automatically (C-000042)
hint-domains = e.g. company.com, other-domain.com
hint-same-address = empty: the main address
hint-language = fr, en…
saved = Saved: { $name }
saved-unchanged = Nothing was changed.
saved-merged = Saved: { $name }, together with what a colleague changed meanwhile in other fields
contact-add-title = Add a contact
contact-add-to = Add a contact · { $account }
contact-edit-title = Edit the contact
contact-edit-of = Edit the contact · { $account }
contact-added = Contact added: { $name }
contact-barred = Fields with ⊘: only for the role { $role } (a contact in account management)
contact-barred-elsewhere = Fields with ⊘: only for the role { $role } (in account management of another account)
contact-mail-held = { $name } already has this address in this account
contact-type-required = choose a contact type
hint-type = to be chosen
hint-several = several: a; b
form-add = Add

account-delete-title = Delete the account
account-delete-contacts = { $count ->
    [0] It has no contacts.
    [one] Its contact goes to the trash with it.
   *[other] Its { $count } contacts go to the trash with it.
}
contact-delete-title = Delete the contact
delete-restorable = The trash keeps it: “More” (.) can restore it.
delete-yes = Delete
deleted = Deleted: { $name }

copy-title = Copy
others-title = More
others-trash = Trash
others-account-trash = Trash of this account
others-drafts = Drafts ({ $count })

trash-title = Trash
trash-title-of = Trash · { $name }
trash-none = The trash is empty.
column-what = What
column-record = Kind
column-account = Account
column-deleted = Deleted
restored = Restored: { $name }

drafts-title = Drafts
drafts-text = What was typed here was not saved.
draft-account-edit = Edit account
draft-changed = changed since
draft-gone = no longer there
contact-unreachable = unreachable
