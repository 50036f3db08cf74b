### Who receives what, on the screen: the sheet's tab, the explanation of a topic, the effect before saving.

## The effect of a change, beside the buttons and in questions
effect-awaited = What it changes in who receives what is being worked out…
effect-loses = loses: { $topics } — { $whom }
effect-gains = gains: { $topics } — { $whom }
effect-parted = { $one }; { $other }
effect-last = { $topic } (last recipient)
effect-more = { $count ->
    [one] { $count } more
   *[other] { $count } more
}

## The tab
tab-who = Who receives what
tab-who-holes = Who receives what { $sign }{ $holes }
who-nobody = nobody
who-nobody-yet = Nobody receives this topic.
who-not-concerned = does not concern this account
who-more = … and { $count } more

## The explanation of a topic
who-rule = Goes to: { $ways }
who-invoices-else-main = invoice address, else the main one
who-reminders-else-main = reminder address, else the main one
who-receive = Receive it
who-excluded = Should receive it and do not
who-others = Other contacts of the account
who-account = (the account)
who-same-address = same address as a recipient
who-account-only = this topic goes to the account alone
who-lacks-category = not { $category }
who-has-type = type “{ $kind }”
who-lacks-both = type “{ $kind }”, not { $category }
section-explain = A topic explained
command-explain-mend = Mend
help-explain-mend = open the contact, with what it needs to receive this topic
command-explain-add = Add
help-explain-add = add a contact who receives this topic
command-explain-copy = Copy
help-explain-copy = copy all addresses that receive this topic
command-explain-close = Close
help-explain-close = close the explanation
effect-accounts = who receives what changes in { $count } accounts
effect-goes = { $account } (goes)
effect-going = { $count ->
    [one] { $count } of these accounts goes.
   *[other] { $count } of these accounts go.
}
effect-changes = Who receives what changes in { $count } accounts.
effect-changes-in = Who receives what changes in { $count } accounts: { $accounts }
effect-lose-last = { $counted }: { $named }
effect-account-loses = { $account } ({ $topics })
undo-title = Undo?
undo-yes = Yes, undo
undo-all-the-same = Undo all the same
redo-title = Redo?
redo-yes = Yes, redo
redo-all-the-same = Redo all the same
