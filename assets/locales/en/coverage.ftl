### Coverage: how many recipients each topic of each account has.

coverage-title = Coverage
coverage-legend = { $topic } · { $account }:{" "}
coverage-count = { $count ->
    [one] one recipient only
   *[other] { $count } recipients
}
filter-holes = Topics without a recipient
filter-single-points = One recipient only
column-holes = Topics with no recipient
column-holes-named = No recipient
others-coverage = Coverage: who receives what, all accounts
section-coverage = Coverage

## The topics in three letters, and in one word
topic-short-message = Msg
topic-short-invoices = Inv
topic-short-reminders = Rem
topic-short-accounting = Pay
topic-short-orders = Ord
topic-short-after_sales = Srv
topic-short-delivery_receipt = Rct
topic-short-commercial = Ctr
topic-short-technical = Tec
topic-short-fraud = Frd
topic-short-chargebacks = Dis
topic-word-message = Message
topic-word-invoices = Invoices
topic-word-reminders = Reminders
topic-word-accounting = Payments
topic-word-orders = Orders
topic-word-after_sales = Service
topic-word-delivery_receipt = Receipt
topic-word-commercial = Contract
topic-word-technical = Technical
topic-word-fraud = Fraud
topic-word-chargebacks = Disputes

command-coverage-explain = Explain
help-coverage-explain = explain the cell: who receives this topic, who not, and why
command-coverage-add = Add
help-coverage-add = add a recipient to the cell
command-coverage-left = Topic
help-coverage-left = previous topic
command-coverage-right = Topic
help-coverage-right = next topic
command-coverage-filter = Filter
help-coverage-filter = filter: topics without a recipient, one recipient only
command-coverage-copy = Copy
help-coverage-copy = copy all addresses of the cell
command-coverage-back = Back
help-coverage-back = back to the list of accounts

command-accounts-who = Who receives what
help-accounts-who = open the account at the tab “Who receives what”
command-accounts-coverage = Coverage
help-accounts-coverage = coverage: who receives what in all accounts of the list
