### Ce qui ne va pas dans un champ ou dans la ligne d’un fichier.

## Comptes
problem-name-required = la dénomination est obligatoire
problem-unknown-kind = « { $value } » n’est pas une nature ; natures possibles : Client professionnel, Particulier, Fournisseur
problem-unknown-choice = « { $value } » n’est pas dans la liste ; valeurs possibles : { $choices }
problem-invalid-day = « { $value } » n’est pas une date ; écrivez-la JJ/MM/AAAA, par exemple 31/12/2026
problem-inactive-everywhere = ce contact est inactif partout : « Actif » ne parle que de ce compte, il ne recevra rien
problem-invalid-domain = « { $value } » n’est pas un nom de domaine, par exemple : entreprise.fr
problem-public-mail-domain = « { $value } » est une messagerie publique : ce domaine ne désigne pas une entreprise
problem-domain-taken = le domaine « { $value } » est déjà celui du compte { $reference }
problem-domain-earlier = le domaine « { $value } » est déjà pris par la ligne { $line } du fichier
problem-reference-taken = cette référence est déjà celle du compte « { $name } »
problem-reference-twice = la référence « { $value } » est déjà à la ligne { $line } du fichier
problem-account-in-trash = cette référence est celle du compte « { $name } », qui est dans la corbeille : restaurez-le d’abord
problem-individual-has-contacts = un Particulier n’a pas de contacts, et ce compte en a { $count } : { $names }
problem-owner-ignored = le responsable « { $value } » est ignoré : les responsables n’existent pas encore

## Contacts
problem-reference-required = la référence du compte est obligatoire
problem-unknown-reference = aucun compte n’a la référence « { $value } »
problem-account-by-domain = sans référence : rattaché au compte à qui appartient le domaine de son adresse
problem-account-by-name = sans référence : rattaché au compte qui s’appelle « { $value } »
problem-individual-no-contacts = le compte { $reference } est un Particulier : il n’a pas de contacts
problem-type-required = le type est obligatoire : un nombre de 1 à 6
problem-type-several = « { $value } » : un contact a un seul type, de 1 à 6
problem-type-not-whole = « { $value } » n’est pas un nombre entier de 1 à 6
problem-type-unknown = « { $value } » n’est pas un type ; types possibles : les nombres de 1 à 6
problem-type-label = « { $value } » ne va pas avec le nombre, qui veut dire « { $name } » : le nombre est retenu
problem-member-label = « { $value } » n’est pas le nom de ce compte, « { $name } » : la référence est retenue
problem-phone-without-digit = « { $value } » n’a aucun chiffre
problem-invalid-email = « { $value } » n’est pas une adresse e-mail valide
problem-unreachable = injoignable : ni mail, ni téléphone, ni fax
problem-no-mail-no-notification = sans adresse mail, ce contact ne recevra aucune notification
problem-lookalike-stored = ressemble à « { $name } », déjà dans ce compte
problem-lookalike-line = ressemble au contact de la ligne { $line }
problem-unknown-category = « { $value } » n’est pas une catégorie ; catégories possibles : commercial, accounting, technical, fraud, chargebacks
problem-category-name = un contact de gestion de compte a besoin d’un nom
problem-category-mail = un contact de gestion de compte a besoin d’une adresse mail
problem-category-phone = un contact de gestion de compte a besoin d’un téléphone, au format international : +33…
problem-category-role = réservé au rôle { $role } (contact de gestion de compte)
problem-category-role-ends = suppression réservée au rôle { $role } (contact de gestion de compte, absent du fichier)
problem-phone-double-zero = « { $value } » commence par 00 ; au format international : { $proposal }
problem-phone-incomplete = « { $value } » n’est pas un numéro : + et le code du pays, puis le numéro, 15 chiffres en tout au plus
problem-phone-not-international = « { $value } » n’est pas au format international : +33…
problem-yes-or-no = « { $value } » n’est ni oui ni non

## Réglages
problem-setting-switch = « { $value } » n’est ni on ni off
problem-setting-days = « { $value } » n’est pas un nombre de jours, de 1 à { $limit }

## Texte et lignes d’un fichier
problem-text-nul = le caractère NUL ne peut pas être enregistré
problem-damaged-text = des octets illisibles sont devenus « � » ; si le texte est faux, choisissez un autre encodage
problem-row-cells = « { $value } » est de trop : la ligne a plus de { $limit } cellules
problem-row-quote = un guillemet n’est pas fermé : { $value }
problem-row-long = la ligne dépasse { $limit } octets : { $value }
problem-cell-long = la cellule dépasse { $limit } octets : { $value }
problem-formula-failed = la formule de cette cellule a échoué : { $value }
problem-row-nul = « { $value } » contient un caractère NUL
problem-row-carriage-return = « { $value } » contient un retour chariot sans saut de ligne
problem-row-bytes = « { $value } » n’est pas valide dans l’encodage demandé
problem-card-outside = « { $value } » n’appartient à aucune carte
problem-organisation-in-note = « { $value } » n’est pas le nom de ce compte, « { $name } » : se trouve dans la note
problem-card-in-note = n’a pas de colonne : se trouve dans la note
problem-card-left-out = { $count ->
    [one] { $count } octet qui n’est pas du texte : laissé de côté
   *[other] { $count } octets qui ne sont pas du texte : laissés de côté
}
problem-card-unclosed = manque : la carte n’est peut-être pas entière
problem-changed-since-plan = modifié depuis que le plan a été établi : recommencez l’import pour cette ligne
problem-contact-contradicted = deux lignes donnent à « { $name } », qui est le contact de plusieurs comptes, des valeurs différentes : donnez la même aux deux
problem-contact-elsewhere = « { $name } » est aussi dans { $accounts } : cette ligne l’y change aussi

## Annuler, rétablir
problem-undo-running = « { $subject } » est encore en cours : attendez la fin
problem-undo-abandoned = « { $subject } » n’est pas allé au bout et a déjà été repris
problem-undo-already = « { $subject } » a déjà été annulé
problem-redo-stands = « { $subject } » n’est pas annulé : il n’y a rien à rétablir
problem-undo-store = la création de la base ne s’annule pas
problem-undo-touched = « { $name } » a été modifié depuis par { $who }
problem-undo-taken = « { $name } » ne peut être remis en place : { $who } a pris ou modifié depuis ce qu’il lui faut (référence, domaine, compte)
problem-undo-impossible = « { $name } » n’est plus dans l’état où cet acte l’a laissé
problem-account-has-contacts = le compte a d’autres contacts, qui ne sont pas de cet acte
