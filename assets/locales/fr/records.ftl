### Les noms de ce que Carnet connaît : champs, natures, types, rôles.

## Champs d’un compte
field-account-reference = Référence
field-account-kind = Nature
field-account-name = Dénomination
field-account-legal_name = Raison sociale
field-account-postal_address = Adresse postale
field-account-language = Langue
field-account-description = Description
field-account-notes = Notes
field-account-domains = Domaines
field-account-main_email = E-mail
field-account-invoice_email = E-mail factures
field-account-reminder_email = E-mail rappels
field-account-health = État de santé
field-account-tier = Niveau de compte
field-account-renewal = Date de renouvellement
field-account-industry = Secteur

## Champs d’un contact
field-contact-name = Dénomination
field-contact-note = Note
field-contact-function = Fonction
field-contact-mails = Mail
field-contact-phones = Téléphone(s)
field-contact-fax = Fax
field-contact-notification = Type de contact
field-contact-categories = Catégories
field-contact-group = Adresse de groupe
field-contact-inactive_here = Inactif dans ce compte
field-contact-inactive = Inactif partout
field-verified = Vérifié le
field-rank = Place dans l’ordre
field-trashed = Corbeille

## Natures de compte
kind-individual = Particulier
kind-business = Client professionnel
kind-supplier = Fournisseur

## Types de contact
type-none = Aucune notification
type-administrative = Notifications administratives
type-orders = Notifications des commandes
type-after_sales = Notifications service après-vente
type-receptionist = Réceptionnaire
type-all = Toutes les notifications

## Rôles
role-reader = Lecteur
role-agent = Agent
role-admin = Administrateur
