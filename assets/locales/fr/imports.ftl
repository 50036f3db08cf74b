### Page 5, « Imports ».

page-imports = Imports
command-desk-imports = Imports
help-desk-imports = aller à la page Imports

section-imports = Imports
command-imports-open = Détail
help-imports-open = ce que cet import a fait
command-imports-import = Importer
help-imports-import = importer un fichier de comptes ou de contacts
command-imports-export = Exporter
help-imports-export = exporter les comptes ou les contacts
command-imports-take-back = Annuler l’import
help-imports-take-back = annuler tout cet import, même bien plus tard
command-imports-bring-again = Rétablir l’import
help-imports-bring-again = rétablir cet import annulé
command-imports-others = Autres
help-imports-others = autres : import, export, brouillons

section-import-effects = Détail d’un import
command-import-effects-changes = Détail
help-import-effects-changes = tout ce qui a changé sur cette ligne
command-import-effects-take-back = Annuler l’import
help-import-effects-take-back = annuler tout cet import, même bien plus tard
command-import-effects-bring-again = Rétablir l’import
help-import-effects-bring-again = rétablir cet import annulé
command-import-effects-back = Retour
help-import-effects-back = revenir à la page Imports

imports-title = Imports
imports-none = Aucun import pour l’instant.
imports-none-what = « Importer » amène un fichier de comptes ou de contacts : il est d’abord montré, rien n’est écrit sans votre accord.
imports-which = Quoi ?
imports-column-from = Depuis
imports-column-what = Quoi
imports-column-file = Fichier
imports-column-rows = Lignes
imports-column-done = Résultat
imports-column-changes = Ce qui a changé
imports-from-desk = écran
imports-from-cli = commande
imports-accounts = Comptes
imports-contacts = Contacts
imports-synchronise = Synchronisation
imports-synchronise-all = Synchro de tous
imports-sample = Exemple

## Ce qu’un import a fait
imports-of = Import : { $file }
imports-did-nothing = Cet import n’a rien changé.
imports-restored = sorti de la corbeille
imports-trashed = mis à la corbeille
imports-removed = retiré

## Annuler, rétablir
imports-take-back-title = Annuler l’import de { $file } ?
imports-take-back-yes = Annuler l’import
imports-removes-accounts = { $count ->
    [one] { $count } compte créé sera retiré
   *[other] { $count } comptes créés seront retirés
}
imports-removes-contacts = { $count ->
    [one] { $count } contact créé sera retiré
   *[other] { $count } contacts créés seront retirés
}
imports-restores-accounts = { $count ->
    [one] { $count } compte modifié reprendra ses valeurs d’avant
   *[other] { $count } comptes modifiés reprendront leurs valeurs d’avant
}
imports-restores-contacts = { $count ->
    [one] { $count } contact modifié reprendra ses valeurs d’avant
   *[other] { $count } contacts modifiés reprendront leurs valeurs d’avant
}
imports-revives = { $count ->
    [one] { $count } contact supprimé reviendra à sa place
   *[other] { $count } contacts supprimés reviendront à leur place
}
imports-keeps-others = Ce que quelqu’un a modifié depuis est gardé et vous sera nommé.
imports-bring-again-title = Rétablir l’import de { $file } ?
imports-bring-again-text = Tout ce que l’import avait fait sera refait.
imports-bring-again-yes = Rétablir l’import
