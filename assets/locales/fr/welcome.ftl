### L’accueil d’une base vide.

command-accounts-import = Importer
help-accounts-import = importer un fichier de comptes
command-accounts-sample = Exemple
help-accounts-sample = charger les données d’exemple
command-accounts-create = Créer
help-accounts-create = créer le premier compte

welcome-title = Bienvenue dans Carnet
welcome-text = Cette base est encore vide. Trois façons de commencer :
welcome-import = Importer un fichier de comptes
welcome-import-what = un tableau CSV ; rien n’est écrit avant votre accord
welcome-sample = Charger les données d’exemple
welcome-sample-what = des comptes et des contacts inventés, pour essayer
welcome-create = Créer le premier compte
welcome-create-what = à la main, dans un formulaire
welcome-loading = Données d’exemple
welcome-loaded = { $accounts } et { $contacts } chargés
welcome-loaded-accounts = { $count ->
    [one] { $count } compte
   *[other] { $count } comptes
}
welcome-loaded-contacts = { $count ->
    [one] { $count } contact
   *[other] { $count } contacts
}
