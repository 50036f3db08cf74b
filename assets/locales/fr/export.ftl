### Un fichier qui sort, et ce que les deux sens ont en commun.

section-export = Exporter un fichier
command-export-write = Exporter
help-export-write = écrire le fichier
command-export-choose = Choisir
help-export-choose = choisir cette forme de fichier, ou toutes les colonnes
command-export-complete = Compléter
help-export-complete = compléter le chemin, puis aller à la suite
command-export-options = Formes
help-export-options = aller aux formes de fichier, ou revenir au chemin
command-export-close = Fermer
help-export-close = renoncer à l’export

others-export-accounts = Exporter les comptes…
others-export-contacts = Exporter les contacts…

export-accounts-title = Exporter les comptes
export-contacts-title = Exporter les contacts
export-name-accounts = comptes
export-name-contacts = contacts
export-file-label = Fichier à écrire
export-form-ods = ODS (conseillé)
export-form-csv = CSV
export-form-vcard = vCard
export-form-jsonl = JSON (une fiche par ligne)
export-all-columns = Toutes les colonnes (catégories et activité aussi)
export-running = Export
export-done = { $count ->
    [one] { $count } ligne écrite dans { $file }
   *[other] { $count } lignes écrites dans { $file }
}
export-stopped = Export arrêté, aucun fichier n’a été écrit
export-overwrite-title = Remplacer le fichier ?
export-overwrite = { $file } existe déjà. Son contenu sera perdu.
export-overwrite-yes = Remplacer

path-reading = Lecture du dossier
path-nothing = Rien à proposer ici.
