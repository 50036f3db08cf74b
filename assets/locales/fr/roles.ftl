### « Gestion de compte » : l’onglet, ce que le formulaire d’un contact y ajoute.

## Dans les formulaires
form-yes = oui
form-no = non
command-form-take = Prendre la proposition
help-form-take = mettre la valeur proposée à la place de ce qui est saisi
hint-categories = aucune

## L’onglet
tab-roles = Gestion de compte
tab-roles-filled = Gestion de compte { $filled }/{ $of }
roles-nobody = personne
roles-never = jamais
roles-group = (groupe)
roles-inactive = (inactif)
column-verified = Vérifié le
column-also = Aussi
type-module-off = { $kind } (module inactif)
command-account-give = Confier
help-account-give = confier la catégorie à un contact du compte
command-account-take = Retirer
help-account-take = retirer la catégorie au contact, qui reste dans le compte
command-account-confirm = Toujours exact
help-account-confirm = toujours exact : ce qu’on sait du contact est vérifié aujourd’hui
roles-give-title = { $category } : à qui ?
roles-take-title = Retirer la catégorie
roles-take-text = { $name } ne sera plus { $category }. Le contact reste dans le compte.
roles-take-yes = Retirer
roles-last = C’est le dernier { $category } de ce compte.
roles-confirmed = Vérifié aujourd’hui : { $name }
hint-phone-international = ex. +33 6 12 34 56 78
