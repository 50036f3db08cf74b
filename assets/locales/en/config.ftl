### What is wrong in the configuration file.

## Where
config-fault-in-line = { $file }, line { $line }, { $key }: { $problem }
config-fault-at-line = { $file }, line { $line }: { $problem }
config-fault-in-file = { $file }: { $problem }
config-fault-at-key = { $key }: { $problem }

## What
config-unreadable = cannot be read ({ $reason })
config-not-utf8 = not UTF-8 text
config-syntax = not TOML ({ $reason })
config-unknown-option = unknown option; possible options: { $allowed }
config-wrong-type = a value of another type than expected, such as: { $example }
config-not-allowed = “{ $value }” is not possible; possible values: { $allowed }
config-not-positive = a whole number above zero is expected
config-unknown-section = no screen has this name; possible screens: { $allowed }
config-unknown-command = no command has this name; possible commands: { $allowed }
config-unknown-key = “{ $value }” is not a key, such as: Ctrl+s, J, Shift+Down, F2, Space
config-indistinct-key = a terminal cannot tell { $value } from { $instead }
config-shared-key = { $value } serves two commands: { $first } and { $second }
