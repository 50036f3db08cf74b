### “Account management”: the tab, and what it adds to the form of a contact.

## In forms
form-yes = yes
form-no = no
command-form-take = Take the proposal
help-form-take = put the proposed value in the place of what was typed
hint-categories = none

## The tab
tab-roles = Account management
tab-roles-filled = Account management { $filled }/{ $of }
roles-nobody = nobody
roles-never = never
roles-group = (group)
roles-inactive = (inactive)
column-verified = Checked on
column-also = Also
type-module-off = { $kind } (module off)
command-account-give = Give
help-account-give = give the category to a contact of the account
command-account-take = Take away
help-account-take = take the category from the contact, who stays in the account
command-account-confirm = Still right
help-account-confirm = still right: what is known of the contact is checked today
roles-give-title = { $category }: to whom?
roles-take-title = Take the category away
roles-take-text = { $name } will no longer be { $category }. The contact stays in the account.
roles-take-yes = Take away
roles-last = This is the last { $category } of this account.
roles-confirmed = Checked today: { $name }
hint-phone-international = e.g. +33 6 12 34 56 78
