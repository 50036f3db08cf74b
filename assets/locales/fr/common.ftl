### Mots de tous les écrans : touches, durées, tailles.

## Noms courts des touches, pour la ligne d’aide
key-ctrl = Ctrl
key-alt = Alt
key-shift = Maj
key-enter = Entrée
key-esc = Échap
key-space = Espace
key-tab = Tab
key-backspace = Retour arr.
key-delete = Suppr
key-insert = Inser
key-home = Début
key-end = Fin
key-page-up = Page préc.
key-page-down = Page suiv.

## Depuis combien de temps
ago-now = à l’instant
ago-minutes = il y a { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
ago-hours = il y a { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
ago-days = il y a { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}

## Tailles
size-bytes = { $count ->
    [one] { $count } octet
   *[other] { $count } octets
}
size-kib = { $number } Kio
size-mib = { $number } Mio
size-gib = { $number } Gio
size-tib = { $number } Tio
