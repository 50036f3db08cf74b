### Ce qui empêche un travail : ce qui s’est passé, et que faire.

## La base
error-this-store = la base
error-store-missing = Il n’y a pas de base Carnet à { $path }. « carnet » ou un import la crée.
error-store-damaged = { $path } n’est pas une base Carnet ou est endommagé ({ $detail }). Rien n’a été modifié. Mettez ce fichier de côté et reprenez une sauvegarde.
error-store-not-empty = On a déjà travaillé dans { $path } : une base entière n’entre que dans une base neuve. Rien n’a été modifié. Donnez un autre chemin avec --db, ou mettez ce fichier de côté.
error-store-newer = { $path } vient d’une version plus récente de Carnet (schéma { $found }, celle-ci connaît le { $known }). Mettez Carnet à jour.
error-store-updated = Programme mis à jour pendant cette session : rien n’a été enregistré, reconnectez-vous.
error-store-read-only = On ne peut pas écrire dans { $path }. Vérifiez les droits du fichier et de son dossier.
error-store-inaccessible = Impossible d’ouvrir { $path } : { $reason }.
error-store-full = Le disque est plein, ou le fichier ne peut plus grandir : rien de plus n’a été enregistré. Libérez de la place et recommencez ; un import arrêté au milieu est alors repris en arrière.
error-store-busy = La base est restée occupée par quelqu’un d’autre : rien n’a été enregistré. Recommencez dans un moment.
error-store-network = { $path } est sur un système de fichiers en réseau ({ $kind }), où une base s’abîme. Choisissez un disque local avec --db.
error-store-old-sqlite = SQLite { $version } est trop ancien pour écrire à plusieurs sans risque. Installez une version plus récente de Carnet.

## Qui peut quoi, et ce qui a changé
error-unknown-user = « { $login } » n’est pas un utilisateur actif de cette base. Demandez à son administrateur.
error-denied = Il faut le rôle { $role } pour cela. Rien n’a été modifié.
error-gone = Cela n’existe plus.
error-conflict = Modifié entre-temps par { $who } : { $fields }. Rien n’a été écrasé.
error-reference-taken = Cette référence est déjà celle du compte « { $name } ». Choisissez-en une autre.
error-reference-in-trash = Cette référence est celle du compte « { $name } », qui est dans la corbeille. Restaurez-le ou choisissez-en une autre.
error-domain-taken = Le domaine { $domain } est déjà celui du compte { $reference }.
error-interrupted = Recherche interrompue.
error-stopped = Arrêté : rien n’a été gardé.
error-other = Erreur inattendue : { $detail }

## Un fichier qui entre
error-sheet-io = Impossible de lire { $file } : { $reason }.
error-sheet-empty = { $file } est vide.
error-sheet-large = { $file } fait { $size } ; la limite est { $limit }.
error-sheet-not-a-table = { $file }, ligne { $line } : ce n’est pas un tableau de texte (CSV).
error-sheet-utf16 = { $file }, ligne 1 : le fichier semble être en { $encoding } sans marque d’ordre des octets. Dites-le avec --encoding { $encoding }.
error-sheet-encoding = « { $label } » n’est pas un encodage connu, par exemple : utf-8, windows-1252, utf-16le.
error-sheet-delimiter = « { $delimiter } » ne peut pas séparer des cellules ; par exemple : « ; », « , » ou une tabulation.
error-sheet-no-card = { $file } ne contient aucune carte de visite (vCard).
error-sheet-no-headings = { $file } n’a pas de ligne d’en-têtes.
error-sheet-bad-headings = { $file }, ligne { $line }, en-têtes : { $problem }.
error-sheet-columns = { $file }, ligne { $line } : plus de { $limit } colonnes.
error-sheet-empty-heading = { $file }, ligne { $line } : la colonne { $column } n’a pas d’en-tête.
error-sheet-duplicate-heading = { $file }, ligne { $line } : les colonnes { $first } et { $second } ont le même en-tête, « { $heading } ».
error-sheet-rows = { $file }, ligne { $line } : plus de { $limit } lignes.
error-sheet-quotes = { $file }, ligne { $line } : plus de { $limit } guillemets ne sont pas fermés ; ce n’est pas un tableau.
error-sheet-excel = { $file } est un classeur Excel. Ouvrez-le dans un tableur et enregistrez-le au format ODS ou CSV.
error-sheet-document = { $file } est un document OpenDocument, mais pas un classeur. Enregistrez le tableau au format ODS ou CSV.
error-sheet-flat = { $file } est un classeur OpenDocument « à plat » (.fods). Enregistrez-le au format ODS (.ods).
error-sheet-password = { $file } est protégé par un mot de passe. Enregistrez-le sans mot de passe.
error-sheet-damaged = { $file } : ce classeur ODS est abîmé ou incomplet. Copiez-le de nouveau, ou ouvrez-le dans un tableur et enregistrez-le.
error-sheet-definitions = { $file } : ce classeur ODS contient des définitions XML (DTD), qu’aucun tableur n’écrit. Ouvrez-le dans un tableur et enregistrez-le de nouveau.
error-ods-file = { $file } fait plus de { $limit }, la limite d’un classeur ODS. Enregistrez-le au format CSV.
error-ods-content = { $file } : le contenu de ce classeur ODS fait plus de { $limit }. Enregistrez-le au format CSV.
error-ods-ratio = { $file } : le contenu de ce classeur ODS est plus de { $limit } fois plus grand que le fichier. Si le fichier est sûr, enregistrez-le au format CSV.
error-ods-parts = { $file } : ce classeur ODS est fait de plus de { $limit } fichiers. Enregistrez-le au format CSV.
error-ods-rows = { $file } : ce classeur ODS a plus de { $limit } lignes. Enregistrez-le au format CSV.
error-ods-cells = { $file } : ce classeur ODS a plus de { $limit } cellules remplies. Enregistrez-le au format CSV.
error-sheet-missing-column = { $file }, ligne des en-têtes : il manque la colonne « { $heading } ».
error-contacts-as-accounts = { $file } est un fichier de contacts (il a la colonne « Type ») : importez-le comme contacts. Rien n’a été écrit.
error-plan-stale = La base a changé depuis que le plan de { $file } a été établi : rien n’a été écrit. Relisez le nouveau plan.
error-whole-not-a-store = { $file } n’est pas un fichier de « carnet export all ». Rien n’a été écrit.
error-whole-newer = { $file } vient d’une version plus récente de Carnet (schéma { $found }, celle-ci connaît le { $known }). Rien n’a été écrit. Mettez Carnet à jour.
error-whole-no-record = { $file }, ligne { $line } : ce n’est pas un enregistrement d’une base. Rien n’a été écrit. Refaites l’export.
error-whole-cut-off = { $file } s’arrête avant la fin, après la ligne { $line }. Rien n’a été écrit. Copiez-le de nouveau ou refaites l’export.
error-whole-altered = { $file } a été modifié depuis qu’il a été écrit : son empreinte ne correspond plus. Rien n’a été écrit. Copiez-le de nouveau ou refaites l’export.

## Un fichier qui sort
error-only-contacts = Un compte n’est pas une carte de visite : exportez les comptes en csv ou en jsonl, ou les contacts en vcard.
error-file-exists = { $file } existe déjà et n’a pas été touché. Donnez un autre nom ; pour un export, --force le remplace.
error-file-store = { $file } est la base elle-même, ou l’un de ses fichiers : choisissez un autre nom.
error-file-symlink = { $file } est un lien symbolique : il n’est pas suivi. Nommez le fichier lui-même.
error-file-not-regular = { $file } n’est pas un fichier ordinaire.
error-file-directory = Impossible de créer { $file } : { $reason }.
error-file-write = L’écriture de { $file } a échoué : { $reason }.
error-file-temporary = Un fichier temporaire de Carnet n’a pas pu être écrit ou relu : { $reason }. Rien n’a été écrit dans la base. Faites de la place, ou donnez un autre dossier par la variable TMPDIR.

## Ce que dit le système
reason-not-found = le fichier ou le dossier n’existe pas
reason-permission = accès refusé
reason-read-only = le disque est en lecture seule
reason-full = il n’y a plus de place
reason-directory = c’est un dossier
reason-not-directory = une partie du chemin n’est pas un dossier
