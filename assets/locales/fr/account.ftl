### La fiche d’un compte, ses formulaires, la corbeille et les brouillons.

command-account-add = Ajouter
help-account-add = Ajout d’un contact : au compte, à la catégorie ou au sujet
command-account-edit = Modifier
help-account-edit = modifier le compte ; dans les onglets de contacts, Modifier le contact
command-account-delete = Supprimer
help-account-delete = supprimer le compte ; dans les onglets de contacts, Supprimer le contact
command-account-open = Détail
help-account-open = ouvrir la ligne : le contact, les raisons du sujet, le détail d’un lot
command-account-move-down = Ordre
help-account-move-down = Modifier l’ordre des contacts : un rang plus bas
command-account-move-up = Ordre
help-account-move-up = Modifier l’ordre des contacts : un rang plus haut
command-account-copy = Copier
help-account-copy = copier une adresse, un téléphone, tous les destinataires d’un sujet…
command-account-others = Autres
help-account-others = autres : la corbeille de ce compte, les brouillons
command-account-next-tab = Onglets
help-account-next-tab = onglet suivant
command-account-previous-tab = Onglet préc.
help-account-previous-tab = onglet précédent
command-account-previous = Compte préc.
help-account-previous = compte précédent de la liste
command-account-next = Compte suiv.
help-account-next = compte suivant de la liste
command-account-back = Retour
help-account-back = revenir à la liste des comptes
command-changes-close = Fermer
help-changes-close = fermer
command-trash-restore = Restaurer
help-trash-restore = restaurer la ligne
command-trash-back = Retour
help-trash-back = quitter la corbeille
command-drafts-resume = Reprendre
help-drafts-resume = reprendre la saisie
command-drafts-discard = Jeter
help-drafts-discard = jeter le brouillon
command-drafts-later = Plus tard
help-drafts-later = plus tard ; les brouillons restent dans « Autres »
command-accounts-delete = Supprimer
help-accounts-delete = supprimer le compte
command-accounts-others = Autres
help-accounts-others = autres : importer, exporter, corbeille, brouillons

account-title = Fiche du compte
account-gone = Ce compte est dans la corbeille ou n’existe plus.
account-first = C’est le premier compte de la liste.
account-last = C’est le dernier compte de la liste.
account-same-address = { "=" } adresse principale
tab-card = Fiche
tab-contacts = Contacts
tab-contacts-count = Contacts { $count }
tab-history = Historique

column-rank = #
column-mail = Mail
column-phone = Téléphone
column-type = Type
contacts-none = Aucun contact.
contacts-individual = Un Particulier n’a pas de contacts : ce qui lui est adressé va à ses propres adresses, dans l’onglet Fiche.
contact-unnamed = (sans nom)
contact-no-mail = sans adresse mail
type-short-none = Aucune
type-short-administrative = Administratives
type-short-orders = Commandes
type-short-after_sales = Après-vente
type-short-receptionist = Réceptionnaire
type-short-all = Toutes

column-when = Quand
column-who = Qui
column-act = Quoi
column-subject = Sur
column-state = État
batch-running = en cours
batch-abandoned = repris en arrière
batch-undone = annulé
changes-title = { $act } · { $when } · { $who }
change-heading = { $kind } · { $name } : { $done }
change-created = créé
change-updated = modifié
change-removed = retiré
change-yes = oui
change-no = non
record-account = Compte
record-contact = Contact
record-affiliation = Rattachement
record-user = Utilisateur
record-settings = Réglages

new-title = Nouveau
new-account = Nouveau compte
account-edit-title = Modifier le compte { $reference }
account-created = Compte créé : { $name }
hint-reference = vide : attribuée automatiquement (C-000042)
hint-domains = ex. entreprise.fr, autre-domaine.fr
hint-same-address = vide : l’adresse principale
hint-language = fr, en…
saved = Enregistré : { $name }
saved-unchanged = Rien n’a changé.
saved-merged = Enregistré : { $name }, avec ce qu’un collègue a changé entre-temps dans d’autres champs
contact-add-title = Ajout d’un contact
contact-add-to = Ajout d’un contact · { $account }
contact-edit-title = Modifier le contact
contact-edit-of = Modifier le contact · { $account }
contact-added = Contact ajouté : { $name }
contact-barred = Champs ⊘ réservés au rôle { $role } (contact de « Gestion de compte »)
contact-barred-elsewhere = Champs ⊘ réservés au rôle { $role } (« Gestion de compte » d’un autre compte)
contact-mail-held = { $name } a déjà cette adresse dans ce compte
contact-type-required = choisissez un type de contact
hint-type = à choisir
hint-several = plusieurs : a ; b
form-add = Ajouter

account-delete-title = Supprimer le compte
account-delete-contacts = { $count ->
    [0] Il n’a pas de contact.
    [one] Son contact part avec lui dans la corbeille.
   *[other] Ses { $count } contacts partent avec lui dans la corbeille.
}
contact-delete-title = Supprimer le contact
delete-restorable = La corbeille le garde : « Autres » (.) permet de le restaurer.
delete-yes = Supprimer
deleted = Supprimé : { $name }

copy-title = Copier
others-title = Autres
others-trash = Corbeille
others-account-trash = Corbeille de ce compte
others-drafts = Brouillons ({ $count })

trash-title = Corbeille
trash-title-of = Corbeille · { $name }
trash-none = La corbeille est vide.
column-what = Quoi
column-record = Nature
column-account = Compte
column-deleted = Supprimé
restored = Restauré : { $name }

drafts-title = Brouillons
drafts-text = Ces saisies n’ont pas été enregistrées.
draft-account-edit = Modifier le compte
draft-changed = modifié depuis
draft-gone = n’existe plus
contact-unreachable = injoignable
