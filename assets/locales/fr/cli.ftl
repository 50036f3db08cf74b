### La ligne de commande.
cli-line = ligne { $line }
cli-more-rows = { $count ->
    [one] … et { $count } autre ligne à signaler
   *[other] … et { $count } autres lignes à signaler
}
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
cli-undo-stopped = Arrêté : tout est comme avant.
taken-back = Interrompu, puis repris en arrière : { $act }, { $subject } ({ $who }, { $when })
cli-exported = { $count ->
    [one] { $count } ligne écrite dans { $file }
   *[other] { $count } lignes écrites dans { $file }
}
cli-progress = { $done } / { $count }
cli-no-home = Votre dossier personnel est introuvable : dites où est la base avec --db et la configuration avec --config.
cli-standard-input = l’entrée standard
cli-standard-output = la sortie standard
cli-no-temporary = Impossible de créer un fichier temporaire : { $reason }.

cli-no-terminal = Carnet a besoin d’un terminal, et celui-ci n’en est pas un ({ $reason }). Lancez-le depuis un terminal, ou demandez « carnet --help ».
