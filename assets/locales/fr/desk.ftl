### Ce qui entoure chaque page, et les boîtes de dialogue communes.

page-accounts = Comptes

command-desk-undo = Annuler
help-desk-undo = annuler ma dernière action
command-desk-redo = Rétablir
help-desk-redo = rétablir ce que je viens d’annuler
command-desk-new = Nouveau
help-desk-new = nouveau compte, nouveau contact
command-desk-palette = Commandes
help-desk-palette = chercher une commande ou un compte
command-desk-help = Aide
help-desk-help = toutes les touches d’ici
command-desk-accounts = Comptes
help-desk-accounts = aller à la page Comptes
command-desk-redraw = Redessiner
help-desk-redraw = redessiner l’écran
command-desk-suspend = Suspendre
help-desk-suspend = revenir au shell (fg ramène Carnet)
command-desk-quit = Quitter
help-desk-quit = quitter Carnet
command-desk-force-quit = Quitter
help-desk-force-quit = quitter Carnet, d’où que ce soit

command-list-up = Haut
help-list-up = ligne précédente
command-list-down = Bas
help-list-down = ligne suivante
command-list-page-up = Page préc.
help-list-page-up = page précédente
command-list-page-down = Page suiv.
help-list-page-down = page suivante
command-list-first = Début
help-list-first = première ligne
command-list-last = Fin
help-list-last = dernière ligne

command-confirm-choose = Choisir
help-confirm-choose = prendre la réponse marquée
command-confirm-yes = Oui
help-confirm-yes = répondre oui
command-confirm-no = Non
help-confirm-no = répondre non
command-confirm-other = Autre réponse
help-confirm-other = passer à l’autre réponse
command-help-close = Fermer
help-help-close = fermer l’aide
command-menu-choose = Choisir
help-menu-choose = prendre l’entrée marquée
command-menu-close = Fermer
help-menu-close = fermer le menu
command-message-close = Fermer
help-message-close = fermer le message
command-palette-choose = Exécuter
help-palette-choose = exécuter la commande ou ouvrir le compte
command-palette-close = Fermer
help-palette-close = fermer la palette
command-type-number-confirm = Confirmer
help-type-number-confirm = confirmer par le nombre tapé
command-type-number-cancel = Renoncer
help-type-number-cancel = renoncer
command-progress-stop = Arrêter
help-progress-stop = arrêter, sans rien laisser à moitié fait

command-form-save = Enregistrer
help-form-save = enregistrer
command-form-save-new = Enregistrer et nouveau
help-form-save-new = enregistrer et saisir le suivant
command-form-next = Champ suivant
help-form-next = champ suivant
command-form-previous = Champ précédent
help-form-previous = champ précédent
command-form-enter = Valider
help-form-enter = champ suivant, ou enregistrer sur le bouton
command-form-cancel = Quitter
help-form-cancel = quitter le formulaire ; la saisie reste en brouillon
command-form-discard = Jeter
help-form-discard = jeter la saisie et son brouillon

help-title = Aide
help-list = Dans les listes
help-desk = Partout
palette-title = Commandes et comptes
problem-title = Impossible
no = Non
type-number = Tapez { $number } pour confirmer.
type-number-wrong = Ce n’est pas ce nombre : rien n’a été fait.
copied = Copié : { $text }
leave-title = Quitter Carnet ?
leave-unsaved = Un formulaire n’est pas enregistré. Sa saisie reste en brouillon et sera proposée la prochaine fois.
leave-page-title = Quitter cette page ?
leave-page-yes = Quitter
leave-plan = Rien n’est importé encore. Ce que vous avez écarté de ce plan sera à écarter de nouveau.
leave-working = Un travail est en cours : il sera arrêté et rien de lui ne restera.
leave-yes = Quitter
progress-of = { $done } sur { $total }
progress-weighing = effet sur qui reçoit quoi : { $done } sur { $total } comptes
progress-indexing = index de recherche : { $done } sur { $total } comptes
progress-taking-back = remise en place : { $done } sur { $total } modifications
progress-counting = mise à niveau de la base : { $done } sur { $total } comptes
progress-so-far = { $done } jusqu’ici
progress-stopping = Arrêt en cours, tout est remis en place…

taken-back-title = Après une interruption
running-import = import en cours : { $subject } ({ $who })
running-undo = annulation en cours : { $subject } ({ $who })
running-redo = rétablissement en cours : { $subject } ({ $who })

undo-nothing = Rien à annuler depuis l’ouverture de Carnet.
redo-nothing = Rien à rétablir.
undo-running = Annulation
redo-running = Rétablissement
act-on = { $act }, { $subject }
undo-done = Annulé : { $what }
redo-done = Rétabli : { $what }
undo-kept-title = Annulé en partie
undo-kept = { $count ->
    [one] { $count } élément a changé depuis et reste tel quel :
   *[other] { $count } éléments ont changé depuis et restent tels quels :
}
undo-kept-one = • { $name } ({ $who })
undo-kept-name = • { $name }
undo-kept-more = { $count ->
    [one] … et { $count } autre
   *[other] … et { $count } autres
}

form-save = Enregistrer
form-required = * obligatoire
form-leave-title = Quitter le formulaire ?
form-leave-text = La saisie n’est pas enregistrée. Elle reste en brouillon et vous sera proposée la prochaine fois.
form-leave-yes = Quitter, garder le brouillon

act-create-store = création de la base
act-create-account = création du compte
act-edit-account = modification du compte
act-trash-account = suppression du compte
act-restore-account = restauration du compte
act-add-contact = ajout d’un contact
act-edit-contact = modification d’un contact
act-trash-contact = suppression d’un contact
act-restore-contact = restauration d’un contact
act-reorder-contacts = ordre des contacts
act-set-categories = catégories d’un contact
act-confirm-contact = contact vérifié
act-import-accounts = import de comptes
act-import-contacts = import de contacts
act-synchronise-contacts = synchronisation de contacts
act-synchronise-all-contacts = synchronisation de tous les membres
act-load-sample = données d’exemple
act-export = export
act-change-setting = réglage
act-undo = annulation
act-redo = rétablissement

keys-title = Touches
keys-intro = Chaque touche se change sous `[keys.<écran>]` dans la configuration ; la dernière colonne nomme la commande. Cette page est produite par le programme.
keys-column-key = Touche
keys-column-does = Effet
keys-column-command = Commande
section-desk = Partout
section-list = Dans les listes
section-accounts = Comptes
section-confirm = Une question
section-form = Formulaires
section-help = Aide
section-menu = Menus
section-message = Messages
section-palette = Palette de commandes
section-type-number = Un nombre à taper
section-progress = Travaux longs

denied = Il faut le rôle { $role } pour cela.
form-cut = Texte coupé : le champ est plein.
form-left-out = Non repris du brouillon : { $value }
form-now = Maintenant : { $value }
form-changed-since = L’enregistrement a changé depuis ce brouillon. Votre saisie est posée sur son état actuel ; rien n’est écrasé tant que vous n’enregistrez pas.
form-conflict-kept = Votre saisie reste ici et en brouillon.
section-account = Fiche du compte
section-changes = Détail d’un acte
section-trash = Corbeille
section-drafts = Brouillons
form-discard-title = Jeter la saisie ?
form-discard-text = Ce qui a été saisi, et son brouillon, seront perdus.
form-discard-yes = Jeter
