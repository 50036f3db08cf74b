### Who receives what: topics, categories, reasons; the switches of the installation.

## Topics
topic-message = Direct message
topic-invoices = Invoices
topic-reminders = Payment reminders
topic-accounting = Accounting and payments
topic-orders = Orders
topic-after_sales = After-sales
topic-delivery_receipt = Delivery receipt
topic-commercial = Contract, offers, relation
topic-technical = Transactions, failures, alerts
topic-fraud = Suspected fraud
topic-chargebacks = Disputes (chargebacks)

## Categories, and the role of each
category-commercial = Commercial contact
category-accounting = Accounting contact
category-technical = Technical contact
category-fraud = Fraud contact
category-chargebacks = Disputes contact (chargebacks)
category-role-commercial = The person to talk to about the contract, offers and the commercial relation.
category-role-accounting = Receives invoices and everything about accounting and payments.
category-role-technical = Receives technical alerts: status of transactions, refused payments, incidents.
category-role-fraud = Told as soon as fraud is suspected.
category-role-chargebacks = Told when a payment is disputed (chargeback).

## By which way, and why
channel-email = by e-mail
channel-post = by post
channel-signature = signs
reason-main = main address
reason-invoices = invoice address
reason-reminders = reminder address
exclusion-inactive_contact = inactive contact
exclusion-inactive_affiliation = inactive in this account
exclusion-no_email = no mail address
exclusion-invalid_email = invalid mail address
exclusion-blocked_address = blocked address
exclusion-channel_off = receives by post
exclusion-module_off = module off

## Switches
setting-module-after_sales = After-sales module
setting-module-delivery = Delivery tracking module
setting-contact-stale_days = Days after which a contact is to be checked again
setting-contact-phone_required = Phone required in account management
