### What stands around every page, and the dialogs they share.

page-accounts = Accounts

command-desk-undo = Undo
help-desk-undo = take back my last act
command-desk-redo = Redo
help-desk-redo = bring back what I just undid
command-desk-new = New
help-desk-new = new account, new contact
command-desk-palette = Commands
help-desk-palette = look for a command or an account
command-desk-help = Help
help-desk-help = every key that works here
command-desk-accounts = Accounts
help-desk-accounts = go to the Accounts page
command-desk-redraw = Redraw
help-desk-redraw = draw the screen anew
command-desk-suspend = Suspend
help-desk-suspend = back to the shell (fg brings Carnet back)
command-desk-quit = Quit
help-desk-quit = leave Carnet
command-desk-force-quit = Quit
help-desk-force-quit = leave Carnet, from anywhere

command-list-up = Up
help-list-up = previous row
command-list-down = Down
help-list-down = next row
command-list-page-up = Page up
help-list-page-up = previous page
command-list-page-down = Page down
help-list-page-down = next page
command-list-first = First
help-list-first = first row
command-list-last = Last
help-list-last = last row

command-confirm-choose = Choose
help-confirm-choose = take the marked answer
command-confirm-yes = Yes
help-confirm-yes = answer yes
command-confirm-no = No
help-confirm-no = answer no
command-confirm-other = Other answer
help-confirm-other = go to the other answer
command-help-close = Close
help-help-close = close the help
command-menu-choose = Choose
help-menu-choose = take the marked entry
command-menu-close = Close
help-menu-close = close the menu
command-message-close = Close
help-message-close = close the message
command-palette-choose = Run
help-palette-choose = run the command or open the account
command-palette-close = Close
help-palette-close = close the palette
command-type-number-confirm = Confirm
help-type-number-confirm = confirm by the number that is typed
command-type-number-cancel = Give up
help-type-number-cancel = give up
command-progress-stop = Stop
help-progress-stop = stop, leaving nothing half done

command-form-save = Save
help-form-save = save
command-form-save-new = Save and new
help-form-save-new = save and fill in the next one
command-form-next = Next field
help-form-next = next field
command-form-previous = Previous field
help-form-previous = previous field
command-form-enter = Enter
help-form-enter = next field, or save on the button
command-form-cancel = Leave
help-form-cancel = leave the form; what is typed stays as a draft
command-form-discard = Discard
help-form-discard = throw away what is typed, and its draft

help-title = Help
help-list = In lists
help-desk = Everywhere
palette-title = Commands and accounts
problem-title = Not possible
no = No
type-number = Type { $number } to confirm.
type-number-wrong = That is not this number: nothing was done.
copied = Copied: { $text }
leave-title = Leave Carnet?
leave-unsaved = A form is not saved. What is typed stays as a draft and will be offered next time.
leave-page-title = Leave this page?
leave-page-yes = Leave
leave-plan = Nothing is imported yet. What you left out of this plan will have to be left out again.
leave-working = Work is under way: it will be stopped, and nothing of it will stay.
leave-yes = Leave
progress-of = { $done } of { $total }
progress-weighing = effect on who receives what: { $done } of { $total } accounts
progress-indexing = search index: { $done } of { $total } accounts
progress-taking-back = putting back: { $done } of { $total } changes
progress-counting = bringing the store up to date: { $done } of { $total } accounts
progress-so-far = { $done } so far
progress-stopping = Stopping, everything is being put back…

taken-back-title = After an interruption
running-import = import under way: { $subject } ({ $who })
running-undo = undo under way: { $subject } ({ $who })
running-redo = redo under way: { $subject } ({ $who })

undo-nothing = Nothing to undo since Carnet was opened.
redo-nothing = Nothing to redo.
undo-running = Undoing
redo-running = Redoing
act-on = { $act }, { $subject }
undo-done = Undone: { $what }
redo-done = Redone: { $what }
undo-kept-title = Undone in part
undo-kept = { $count ->
    [one] { $count } record was changed since and stays as it is:
   *[other] { $count } records were changed since and stay as they are:
}
undo-kept-one = • { $name } ({ $who })
undo-kept-name = • { $name }
undo-kept-more = { $count ->
    [one] … and { $count } more
   *[other] … and { $count } more
}

form-save = Save
form-required = * required
form-leave-title = Leave the form?
form-leave-text = What is typed is not saved. It stays as a draft and will be offered next time.
form-leave-yes = Leave, keep the draft

act-create-store = store created
act-create-account = account created
act-edit-account = account changed
act-trash-account = account deleted
act-restore-account = account restored
act-add-contact = contact added
act-edit-contact = contact changed
act-trash-contact = contact deleted
act-restore-contact = contact restored
act-reorder-contacts = contacts reordered
act-set-categories = categories of a contact
act-confirm-contact = contact checked
act-import-accounts = accounts imported
act-import-contacts = contacts imported
act-synchronise-contacts = synchronisation of contacts
act-synchronise-all-contacts = synchronisation of all members
act-load-sample = sample data
act-export = export
act-change-setting = switch changed
act-undo = undone
act-redo = redone

keys-title = Keys
keys-intro = Every key can be changed under `[keys.<screen>]` in the configuration; the last column names the command. This page is generated.
keys-column-key = Key
keys-column-does = Does
keys-column-command = Command
section-desk = Everywhere
section-list = In lists
section-accounts = Accounts
section-confirm = A question
section-form = Forms
section-help = Help
section-menu = Menus
section-message = Messages
section-palette = Command palette
section-type-number = A number to type
section-progress = Long work

denied = This needs the role { $role }.
form-cut = The text was cut: the field is full.
form-left-out = Not taken from the draft: { $value }
form-now = Now: { $value }
form-changed-since = The record has changed since this draft. What you typed stands on top of its present state; nothing is overwritten until you save.
form-conflict-kept = What you typed stays here and as a draft.
section-account = The account’s sheet
section-changes = What an act changed
section-trash = Trash
section-drafts = Drafts
form-discard-title = Throw it away?
form-discard-text = What was typed, and its draft, will be lost.
form-discard-yes = Throw away
