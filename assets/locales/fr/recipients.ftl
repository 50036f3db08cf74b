### Qui reçoit quoi : sujets, catégories, raisons ; les réglages de l’installation.

## Sujets
topic-message = Message direct
topic-invoices = Factures
topic-reminders = Rappels de paiement
topic-accounting = Comptabilité et paiements
topic-orders = Commandes
topic-after_sales = Service après-vente
topic-delivery_receipt = Réceptionnaire
topic-commercial = Contrat, offres, relation
topic-technical = Transactions, échecs, alertes
topic-fraud = Suspicion de fraude
topic-chargebacks = Litiges (chargebacks)

## Catégories, et le rôle de chacune
category-commercial = Contact Commercial
category-accounting = Contact Comptable
category-technical = Contact Technique
category-fraud = Contact Fraude
category-chargebacks = Contact Litiges (Chargebacks)
category-role-commercial = Interlocuteur pour le contrat, les offres et la relation commerciale.
category-role-accounting = Reçoit les factures et tout ce qui touche à la comptabilité et aux paiements.
category-role-technical = Reçoit les alertes techniques : état des transactions, paiements refusés, incidents.
category-role-fraud = Prévenu dès qu’une fraude est soupçonnée.
category-role-chargebacks = Prévenu lorsqu’un paiement est contesté (chargeback).

## Par quelle voie, et pourquoi
channel-email = par e-mail
channel-post = par courrier
channel-signature = signe
reason-main = adresse principale
reason-invoices = adresse factures
reason-reminders = adresse rappels
exclusion-inactive_contact = contact inactif
exclusion-inactive_affiliation = inactif dans ce compte
exclusion-no_email = sans adresse mail
exclusion-invalid_email = adresse mail non valide
exclusion-blocked_address = adresse bloquée
exclusion-channel_off = reçoit par courrier
exclusion-module_off = module inactif

## Réglages
setting-module-after_sales = Module service après-vente
setting-module-delivery = Module suivi des livraisons
setting-contact-stale_days = Jours après lesquels un contact est à revérifier
setting-contact-phone_required = Téléphone obligatoire en gestion de compte
