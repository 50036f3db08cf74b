### Les fichiers qui entrent et sortent.

## Ce que ferait une ligne
verdict-create = création
verdict-update = modification
verdict-unchanged = inchangé
verdict-delete = suppression
verdict-error = erreur

## Le plan
plan-file = { $file } : encodage { $encoding }, séparateur « { $delimiter } »
plan-cards = { $file } : cartes vCard, encodage { $encoding }
plan-came-before = Ce fichier est déjà venu le { $when }, par { $who } : l’import y est encore.
plan-file-ods = { $file } : classeur ODS
plan-tab = tabulation
plan-unknown-columns = Colonnes inconnues, ignorées : { $headings }
plan-at-column = colonne { $number } « { $heading } » : { $problem }
plan-at-number = colonne { $number } : { $problem }
plan-at-heading = « { $heading } » : { $problem }
plan-created = { $field } : { $value }
plan-change = { $field } : { $old } → { $new }
plan-nothing = (vide)
plan-through = par le contact partagé { $name }, ligne { $line } ({ $account })
plan-through-more = { $count ->
    [one] … et par { $count } autre
   *[other] … et par { $count } autres
}
plan-rows = { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
plan-create = { $count } à créer
plan-update = { $count } à modifier
plan-unchanged = { $count ->
    [one] { $count } inchangée
   *[other] { $count } inchangées
}
plan-delete = { $count } à supprimer
plan-error = { $count } en erreur
plan-warnings = { $count ->
    [one] { $count } avertissement
   *[other] { $count } avertissements
}
plan-left-out = { $count ->
    [one] { $count } écartée
   *[other] { $count } écartées
}
plan-reordered = { $count ->
    [one] ordre modifié : { $count } compte
   *[other] ordre modifié : { $count } comptes
}
plan-blank = { $count ->
    [one] { $count } ligne vide ignorée
   *[other] { $count } lignes vides ignorées
}
plan-lose-last = { $count ->
    [one] { $count } compte perd un dernier destinataire
   *[other] { $count } comptes perdent un dernier destinataire
}

## Ce qui a été fait
import-created = { $count ->
    [one] { $count } créé
   *[other] { $count } créés
}
import-updated = { $count ->
    [one] { $count } modifié
   *[other] { $count } modifiés
}
import-deleted = { $count ->
    [one] { $count } supprimé
   *[other] { $count } supprimés
}
import-unchanged = { $count ->
    [one] { $count } inchangé
   *[other] { $count } inchangés
}
import-rejected = { $count ->
    [one] { $count } ligne refusée
   *[other] { $count } lignes refusées
}
