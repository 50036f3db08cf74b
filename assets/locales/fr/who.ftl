### Qui reçoit quoi, à l’écran : l’onglet de la fiche, l’explication d’un sujet, l’effet avant d’enregistrer.

## L’effet d’une modification, à côté des boutons et dans les questions
effect-awaited = L’effet sur qui reçoit quoi est en cours de calcul…
effect-loses = perd : { $topics } — { $whom }
effect-gains = gagne : { $topics } — { $whom }
effect-parted = { $one } ; { $other }
effect-last = { $topic } (dernier destinataire)
effect-more = { $count ->
    [one] { $count } autre
   *[other] { $count } autres
}

## L’onglet
tab-who = Qui reçoit quoi
tab-who-holes = Qui reçoit quoi { $sign }{ $holes }
who-nobody = personne
who-nobody-yet = Personne ne reçoit ce sujet.
who-not-concerned = ne concerne pas ce compte
who-more = … et { $count } de plus

## L’explication d’un sujet
who-rule = Va à : { $ways }
who-invoices-else-main = adresse factures, sinon principale
who-reminders-else-main = adresse rappels, sinon principale
who-receive = Reçoivent
who-excluded = Devraient recevoir et ne reçoivent pas
who-others = Autres contacts du compte
who-account = (le compte)
who-same-address = même adresse qu’un destinataire
who-account-only = ce sujet ne va qu’au compte
who-lacks-category = pas { $category }
who-has-type = type « { $kind } »
who-lacks-both = type « { $kind } », pas { $category }
section-explain = Explication d’un sujet
command-explain-mend = Corriger
help-explain-mend = ouvrir le contact, avec ce qu’il lui faut pour recevoir ce sujet
command-explain-add = Ajouter
help-explain-add = ajouter un contact qui reçoit ce sujet
command-explain-copy = Copier
help-explain-copy = copier toutes les adresses qui reçoivent ce sujet
command-explain-close = Fermer
help-explain-close = fermer l’explication
effect-accounts = qui reçoit quoi change dans { $count } comptes
effect-goes = { $account } (disparaît)
effect-going = { $count ->
    [one] { $count } de ces comptes disparaît.
   *[other] { $count } de ces comptes disparaissent.
}
effect-changes = Qui reçoit quoi change dans { $count } comptes.
effect-changes-in = Qui reçoit quoi change dans { $count } comptes : { $accounts }
effect-lose-last = { $counted } : { $named }
effect-account-loses = { $account } ({ $topics })
undo-title = Annuler ?
undo-yes = Oui, annuler
undo-all-the-same = Annuler quand même
redo-title = Rétablir ?
redo-yes = Oui, rétablir
redo-all-the-same = Rétablir quand même
