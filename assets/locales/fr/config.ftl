### Ce qui ne va pas dans le fichier de configuration.

## Où
config-fault-in-line = { $file }, ligne { $line }, { $key } : { $problem }
config-fault-at-line = { $file }, ligne { $line } : { $problem }
config-fault-in-file = { $file } : { $problem }
config-fault-at-key = { $key } : { $problem }

## Quoi
config-unreadable = illisible ({ $reason })
config-not-utf8 = ce n’est pas un texte UTF-8
config-syntax = ce n’est pas du TOML ({ $reason })
config-unknown-option = option inconnue ; options possibles : { $allowed }
config-wrong-type = valeur d’un autre type que prévu, par exemple : { $example }
config-not-allowed = « { $value } » n’est pas possible ; valeurs possibles : { $allowed }
config-not-positive = un nombre entier supérieur à zéro est attendu
config-unknown-section = aucun écran de ce nom ; écrans possibles : { $allowed }
config-unknown-command = aucune commande de ce nom ; commandes possibles : { $allowed }
config-unknown-key = « { $value } » n’est pas une touche, par exemple : Ctrl+s, J, Shift+Down, F2, Space
config-indistinct-key = un terminal ne distingue pas { $value } de { $instead }
config-shared-key = { $value } sert à deux commandes : { $first } et { $second }
