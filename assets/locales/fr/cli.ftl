### La ligne de commande.
cli-line = ligne { $line }
cli-more-rows = { $count ->
    [one] … et { $count } autre ligne à signaler
   *[other] … et { $count } autres lignes à signaler
}
cli-effects = Effet sur qui reçoit quoi :
cli-more-accounts = { $count ->
    [one] … et { $count } autre compte
   *[other] … et { $count } autres comptes
}
cli-more-effects = … et d’autres comptes : --json les donne tous
cli-confirm = Importer ? (o/n)
cli-yes = o
cli-needs-yes = Rien n’a été écrit : confirmez avec --yes.
cli-declined = Rien n’a été écrit.
cli-nothing-to-write = Rien à écrire.
cli-late = Lignes refusées, car la base a changé depuis le plan :
cli-batch = Lot { $batch } de l’historique.
cli-column-batch = Lot
cli-column-changes = Modifications
cli-unknown-reference = Aucun compte n’a la référence « { $reference } ».
cli-unknown-batch = L’historique n’a pas de lot { $batch }. « carnet history » les donne.
cli-confirm-undo = Annuler « { $what } » ? (o/n)
cli-confirm-redo = Rétablir « { $what } » ? (o/n)
cli-confirm-setting = Changer ce réglage ? (o/n)
cli-no-effect = Qui reçoit quoi ne change pas.
cli-undo-stopped = Arrêté : tout est comme avant.
taken-back = Interrompu, puis repris en arrière : { $act }, { $subject } ({ $who }, { $when })
cli-exported = { $count ->
    [one] { $count } ligne écrite dans { $file }
   *[other] { $count } lignes écrites dans { $file }
}
cli-all-columns-no-card = Une vCard n’a pas de place pour les catégories et l’activité : choisissez ods ou csv, ou enlevez --all-columns.
cli-all-is-jsonl = La base entière ne sort qu’en jsonl.
cli-all-no-reading = Le fichier d’une base entière se lit tel quel : enlevez --encoding et --delimiter.
cli-all-checked = { $count ->
    [one] { $file } est entier : { $count } enregistrement. Rien n’a été écrit.
   *[other] { $file } est entier : { $count } enregistrements. Rien n’a été écrit.
}
cli-all-accounts = { $count ->
    [one] { $count } compte
   *[other] { $count } comptes
}
cli-all-contacts = { $count ->
    [one] { $count } contact
   *[other] { $count } contacts
}
cli-all-users = { $count ->
    [one] { $count } utilisateur
   *[other] { $count } utilisateurs
}
cli-all-batches = { $count ->
    [one] { $count } lot dans l’historique
   *[other] { $count } lots dans l’historique
}
cli-all-not-a-user = Attention : « { $login } » n’est pas un utilisateur actif de cette base et ne pourra pas l’ouvrir. Ses administrateurs : { $admins }.
cli-no-home = Votre dossier personnel est introuvable : dites où est la base avec --db et la configuration avec --config.
cli-standard-input = l’entrée standard
cli-standard-output = la sortie standard
cli-no-temporary = Impossible de créer un fichier temporaire : { $reason }.

cli-no-terminal = Carnet a besoin d’un terminal, et celui-ci n’en est pas un ({ $reason }). Lancez-le depuis un terminal, ou demandez « carnet --help ».
cli-sync-contacts-only = --sync et --sync-all sont pour les contacts : carnet import contacts --sync FICHIER.
cli-sync-barred = { $count ->
    [one] Rien n’a été écrit : une synchronisation se fait en entier ou pas du tout, et { $count } ligne est en erreur. Corrigez-la et recommencez.
   *[other] Rien n’a été écrit : une synchronisation se fait en entier ou pas du tout, et { $count } lignes sont en erreur. Corrigez-les et recommencez.
}
cli-deletes-differ = Rien n’a été écrit : --deletes ne donne pas le nombre de contacts qui seraient supprimés, { $count }.
cli-needs-deletes = { $count ->
    [one] Rien n’a été écrit : { $count } contact serait supprimé. Confirmez-le avec --yes --deletes { $number }.
   *[other] Rien n’a été écrit : { $count } contacts seraient supprimés. Confirmez-le avec --yes --deletes { $number }.
}
cli-type-deletions = { $count ->
    [one] { $count } contact sera supprimé (corbeille). Tapez ce nombre pour confirmer :
   *[other] { $count } contacts seront supprimés (corbeille). Tapez ce nombre pour confirmer :
}
cli-rejects-saved = { $count ->
    [one] { $count } ligne refusée écrite dans { $file }
   *[other] { $count } lignes refusées écrites dans { $file }
}
cli-ods-needs-a-file = Un classeur ODS ne s’affiche pas dans un terminal : écrivez-le dans un fichier avec --output, ou envoyez-le à un autre programme.

cli-unknown-account = Aucun compte n’a la référence « { $reference } ».
cli-account-in-trash = Le compte « { $name } » est dans la corbeille : restaurez-le d’abord.
cli-not-concerned = { $topic } : ne concerne pas un compte de nature « { $kind } ».
cli-excluded = { $topic } : « { $who } » ne reçoit pas ({ $reason }).
cli-module-off = { $topic } : le module est inactif, personne ne reçoit.
cli-no-holes = Aucun sujet n’est sans destinataire.
cli-nobody = { $topic } : personne ne reçoit.
cli-nothing-found = Rien trouvé.
cli-setting-set = { $setting } : { $value }
cli-setting-unchanged = { $setting } était déjà { $value }.
