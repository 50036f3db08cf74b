### Couverture : combien de destinataires pour chaque sujet de chaque compte.

coverage-title = Couverture
coverage-legend = { $topic } · { $account } :{" "}
coverage-count = { $count ->
    [one] un seul destinataire
   *[other] { $count } destinataires
}
filter-holes = Sujets sans destinataire
filter-single-points = Un seul destinataire
column-holes = Sujets sans destinataire
column-holes-named = Sans destinataire
others-coverage = Couverture : qui reçoit quoi, tous comptes
section-coverage = Couverture

## Les sujets en trois lettres, et en un mot
topic-short-message = Msg
topic-short-invoices = Fac
topic-short-reminders = Rap
topic-short-accounting = Cpt
topic-short-orders = Cde
topic-short-after_sales = SAV
topic-short-delivery_receipt = Réc
topic-short-commercial = Ctr
topic-short-technical = Tec
topic-short-fraud = Fra
topic-short-chargebacks = Lit
topic-word-message = Message
topic-word-invoices = Factures
topic-word-reminders = Rappels
topic-word-accounting = Compta
topic-word-orders = Commandes
topic-word-after_sales = SAV
topic-word-delivery_receipt = Réception
topic-word-commercial = Contrat
topic-word-technical = Technique
topic-word-fraud = Fraude
topic-word-chargebacks = Litiges

command-coverage-explain = Expliquer
help-coverage-explain = expliquer la case : qui reçoit ce sujet, qui non, et pourquoi
command-coverage-add = Ajouter
help-coverage-add = ajouter un destinataire à la case
command-coverage-left = Sujet
help-coverage-left = sujet précédent
command-coverage-right = Sujet
help-coverage-right = sujet suivant
command-coverage-filter = Filtrer
help-coverage-filter = filtrer : sujets sans destinataire, un seul destinataire
command-coverage-copy = Copier
help-coverage-copy = copier toutes les adresses de la case
command-coverage-back = Retour
help-coverage-back = revenir à la liste des comptes

command-accounts-who = Qui reçoit quoi
help-accounts-who = ouvrir la fiche à l’onglet Qui reçoit quoi
command-accounts-coverage = Couverture
help-accounts-coverage = couverture : qui reçoit quoi dans tous les comptes de la liste
