### The names of what Carnet knows: fields, kinds, types, roles.

## Fields of an account
field-account-reference = Reference
field-account-kind = Kind
field-account-name = Name
field-account-legal_name = Legal name
field-account-postal_address = Postal address
field-account-language = Language
field-account-description = Description
field-account-notes = Notes
field-account-domains = Domains
field-account-main_email = E-mail
field-account-invoice_email = Invoice e-mail
field-account-reminder_email = Reminder e-mail
field-account-health = Health
field-account-tier = Account tier
field-account-renewal = Renewal date
field-account-industry = Industry

## Fields of a contact
field-contact-name = Name
field-contact-note = Note
field-contact-function = Function
field-contact-mails = E-mail
field-contact-phones = Phone(s)
field-contact-fax = Fax
field-contact-notification = Type of contact
field-contact-categories = Categories
field-contact-group = Group address
field-contact-inactive_here = Inactive in this account
field-contact-inactive = Inactive everywhere
field-verified = Checked on
field-rank = Place in the order
field-trashed = Trash

## Kinds of account
kind-individual = Individual
kind-business = Business customer
kind-supplier = Supplier

## Types of contact
type-none = No notification
type-administrative = Administrative notifications
type-orders = Order notifications
type-after_sales = After-sales notifications
type-receptionist = Receptionist
type-all = All notifications

## Roles
role-reader = Reader
role-agent = Agent
role-admin = Administrator
