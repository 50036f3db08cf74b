### Un fichier qui entre.

section-import-file = Choisir un fichier
command-import-file-plan = Lire le fichier
help-import-file-plan = lire le fichier et montrer ce qu’il ferait
command-import-file-complete = Compléter
help-import-file-complete = compléter le chemin
command-import-file-reading = Lecture
help-import-file-reading = corriger l’encodage ou le séparateur
command-import-file-close = Fermer
help-import-file-close = renoncer à l’import

section-import = Plan d’import
command-import-confirm = Importer
help-import-confirm = importer ce que dit le plan
command-import-details = Détails
help-import-details = tout ce qu’il y a à dire sur la ligne
command-import-filter = Filtrer
help-import-filter = ne montrer qu’une sorte de lignes
command-import-reading = Lecture
help-import-reading = corriger l’encodage ou le séparateur
command-import-close = Fermer
help-import-close = toutes les lignes, puis fermer le plan sans rien écrire

others-import-accounts = Importer des comptes…
others-import-contacts = Importer des contacts…

import-accounts-title = Importer des comptes
import-contacts-title = Importer des contacts
import-file-label = Fichier (CSV)
import-planning = Lecture du fichier
import-utf16-title = Encodage
import-utf16 = { $file } semble être en { $encoding }, sans la marque qui le dit.
import-utf16-yes = Lire en { $encoding }

## Le plan
import-plan-accounts = Plan d’import des comptes
import-plan-contacts = Plan d’import des contacts
import-column-line = Ligne
import-column-said = À savoir
import-line = Ligne { $line }
import-said = { $heading } : { $problem }
import-and-more = { $first } (+{ $count })
import-value = Valeur : « { $value } »
import-filter-title = Lignes
import-filter-all = Toutes ({ $count })
import-nothing-no-rows = Rien à importer : le fichier n’a que ses en-têtes.
import-nothing-new = Rien à importer : la base dit déjà tout ce que dit le fichier.
import-nothing-all-wrong = Rien à importer : toutes les lignes sont en erreur.
import-nothing-left = Rien à importer : hors des lignes en erreur, la base dit déjà tout.

## La lecture du fichier
import-reading-title = Lecture du fichier
import-reading-encoding = Encodage : { $encoding }
import-reading-delimiter = Séparateur : { $delimiter }
import-reading-guess = Deviner
import-encoding-title = Encodage
import-delimiter-title = Séparateur

## La confirmation
import-confirm-title = Importer { $file } ?
import-confirm-yes = Importer
import-will-create-accounts = { $count ->
    [one] { $count } compte à créer
   *[other] { $count } comptes à créer
}
import-will-add-contacts = { $count ->
    [one] { $count } contact à ajouter
   *[other] { $count } contacts à ajouter
}
import-will-update = { $count ->
    [one] { $count } compte à modifier
   *[other] { $count } comptes à modifier
}
import-will-keep = { $count ->
    [one] { $count } ligne ne change rien
   *[other] { $count } lignes ne changent rien
}
import-will-ignore = { $count ->
    [one] { $count } ligne en erreur sera ignorée
   *[other] { $count } lignes en erreur seront ignorées
}
import-will-undo = L’import entier pourra être annulé.
import-running = Import

## Ce qui a été fait
import-done-title = Import terminé
import-late = Lignes refusées, car la base a changé depuis le plan :
import-can-undo = « Annuler » sur la page Comptes reprend tout l’import.
