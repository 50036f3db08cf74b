### Un fichier qui entre.

section-import-file = Choisir un fichier
command-import-file-plan = Lire le fichier
help-import-file-plan = lire le fichier et montrer ce qu’il ferait
command-import-file-choose = Cocher
help-import-file-choose = cocher ou décocher l’option
command-import-file-complete = Compléter
help-import-file-complete = compléter le chemin, puis aller à la suite
command-import-file-options = Options
help-import-file-options = aller aux options, ou revenir au chemin
command-import-file-reading = Lecture
help-import-file-reading = corriger l’encodage ou le séparateur
command-import-file-close = Fermer
help-import-file-close = renoncer à l’import

section-import = Plan d’import
command-import-confirm = Importer
help-import-confirm = importer ce que dit le plan
command-import-leave-out = Écarter
help-import-leave-out = écarter la ligne, ou la reprendre ; sur un compte, tout le compte
command-import-leave-all-out = Tout écarter
help-import-leave-all-out = écarter toutes les lignes affichées, ou les reprendre
command-import-rejects = Rejets
help-import-rejects = enregistrer les lignes en erreur dans un fichier à corriger
command-import-details = Détails
help-import-details = tout ce qu’il y a à dire sur la ligne ; sur un compte, l’effet sur qui reçoit quoi
command-import-filter = Filtrer
help-import-filter = ne montrer qu’une sorte de lignes
command-import-reading = Lecture
help-import-reading = corriger l’encodage ou le séparateur
command-import-close = Fermer
help-import-close = toutes les lignes, puis fermer le plan sans rien écrire

section-import-done = Fin d’un import
command-import-done-close = Fermer
help-import-done-close = fermer
command-import-done-rejects = Enregistrer les rejets
help-import-done-rejects = enregistrer les lignes refusées dans un fichier à corriger
command-import-done-take-back = Annuler l’import
help-import-done-take-back = annuler tout l’import

section-rejects = Enregistrer les lignes refusées
command-rejects-write = Enregistrer
help-rejects-write = écrire le fichier
command-rejects-complete = Compléter
help-rejects-complete = compléter le chemin
command-rejects-close = Fermer
help-rejects-close = ne rien enregistrer

others-import-accounts = Importer des comptes…
others-import-contacts = Importer des contacts…

import-accounts-title = Importer des comptes
import-contacts-title = Importer des contacts
import-file-accounts = Fichier (ODS, CSV)
import-file-contacts = Fichier (ODS, CSV, vCard)
import-synchronise = Synchronisation des contacts (supprime les contacts du membre non présents dans le fichier)
import-extend = Étendre à tous les membres
import-extend-title = Étendre à tous les membres ?
import-extend-text = Les membres que le fichier ne nomme pas perdront tous leurs contacts, qui iront à la corbeille.
import-extend-yes = Étendre
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
import-and-more = (+{ $count })
import-not-in-file = absent du fichier
import-delete-why = Aucune ligne du fichier ne le nomme : il irait à la corbeille.
import-left-out = écarté : l’import n’y touchera pas
import-left-out-lost = Les lignes que vous aviez écartées sont à écarter de nouveau.
import-reordered = ordre modifié
import-shared-contact = contact partagé
import-loses = perd : { $topics }
import-loses-last = perd : { $topics } (dernier destinataire)
import-no-effect = L’import ne change pas qui reçoit quoi dans ce compte.
import-no-reference = (sans référence)
import-mode-synchronise = Synchronisation
import-mode-synchronise-all = Synchronisation de tous les membres
import-stale-title = Nouveau plan
import-barred = { $count ->
    [one] Synchronisation impossible : { $count } ligne est en erreur. Corrigez le fichier, ou écartez-la.
   *[other] Synchronisation impossible : { $count } lignes sont en erreur. Corrigez le fichier, ou écartez-les.
}
import-value = Valeur : « { $value } »
import-filter-title = Lignes
import-filter-all = Toutes ({ $count })
import-nothing-no-rows = Rien à importer : le fichier n’a que ses en-têtes.
import-nothing-new = Rien à importer : la base dit déjà tout ce que dit le fichier.
import-nothing-all-wrong = Rien à importer : toutes les lignes sont en erreur. Corrigez le fichier.
import-nothing-left-out = Rien à importer : tout ce qui changerait est écarté.
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
import-confirm-synchronise = Synchroniser avec { $file } ?
import-confirm-synchronise-all = Synchroniser tous les membres avec { $file } ?
import-confirm-yes = Importer
import-confirm-yes-synchronise = Synchroniser
import-will-create-accounts = { $count ->
    [one] { $count } compte à créer
   *[other] { $count } comptes à créer
}
import-will-add-contacts = { $count ->
    [one] { $count } contact à ajouter
   *[other] { $count } contacts à ajouter
}
import-will-update-accounts = { $count ->
    [one] { $count } compte à modifier
   *[other] { $count } comptes à modifier
}
import-will-update-contacts = { $count ->
    [one] { $count } contact à modifier
   *[other] { $count } contacts à modifier
}
import-will-delete = { $count ->
    [one] { $count } contact à supprimer, qui ira à la corbeille
   *[other] { $count } contacts à supprimer, qui iront à la corbeille
}
import-will-reorder = { $count ->
    [one] { $count } compte dont l’ordre des contacts change
   *[other] { $count } comptes dont l’ordre des contacts change
}
import-will-leave-out = { $count ->
    [one] { $count } ligne écartée
   *[other] { $count } lignes écartées
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
import-done-title = Import terminé : { $file }
import-late = Lignes refusées, car la base a changé depuis le plan :
import-late-more = { $count ->
    [one] … et { $count } autre
   *[other] … et { $count } autres
}
import-can-save-rejects = Les lignes refusées peuvent être enregistrées, corrigées et importées.
import-can-undo = Tout l’import peut être annulé, ici ou plus tard sur la page Imports.

## Les lignes refusées
rejects-title = Enregistrer les lignes refusées
rejects-name = { $name }-rejets.{ $ending }
rejects-running = Enregistrement
