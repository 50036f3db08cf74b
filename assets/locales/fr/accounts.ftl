### Page « Comptes ».

command-accounts-open = Ouvrir
help-accounts-open = ouvrir la fiche du compte
command-accounts-search = Chercher
help-accounts-search = chercher : référence, nom, domaine, contacts, mails, téléphones
command-accounts-filter = Filtrer
help-accounts-filter = filtrer par nature, ou par destinataires qui manquent
command-accounts-sort = Trier
help-accounts-sort = trier la liste
command-accounts-clear = Tout afficher
help-accounts-clear = effacer la recherche et le filtre
command-accounts-copy = Copier
help-accounts-copy = copier la référence

column-reference = Référence
column-name = Nom
column-kind = Nature
column-main-email = E-mail principal
column-domains = Domaines
column-legal-name = Raison sociale
column-contacts = Contacts

accounts-none = Aucun compte.
accounts-not-found = Aucun compte ne correspond.
accounts-place = { $place } / { $total }
accounts-search-hint = / pour chercher
filter-title = Filtrer
filter-all = Tous les comptes
sort-title = Trier par
sort-reference = Référence
sort-name = Nom
sort-contacts = Nombre de contacts

kind-short-individual = Particulier
kind-short-business = Client pro.
kind-short-supplier = Fournisseur
command-accounts-import-accounts = Importer des comptes
help-accounts-import-accounts = importer un fichier de comptes
command-accounts-import-contacts = Importer des contacts
help-accounts-import-contacts = importer un fichier de contacts
command-accounts-export-accounts = Exporter les comptes
help-accounts-export-accounts = exporter les comptes
command-accounts-export-contacts = Exporter les contacts
help-accounts-export-contacts = exporter les contacts
command-accounts-trash = Corbeille
help-accounts-trash = ouvrir la corbeille

## Ce que dessert l’adresse ou le numéro cherché
serves-place = { $who } — { $address } : { $topics }
serves-nothing = ne reçoit rien
