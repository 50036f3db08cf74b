use super::*;
use crate::domain::topic::Topic;

#[test]
fn x5_an_address_or_a_number_is_found_wherever_it_serves() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let firm = |reference: &str, mail: &str| Account {
        reference: reference.into(),
        main_email: mail.into(),
        ..Account::default()
    };
    create(store, firm("B", "Compta@Martin.example")).unwrap();
    let a = create(store, firm("A", "a@a.example")).unwrap().value;
    add(store, a, "Compta");
    let mut other = card("Eve");
    (other.contact.mails, other.contact.phones) = ("e@e.fr;compta@martin.example".into(), "3639".into());
    store.write(Act::AddContact, "", |write| write.add_contact(a, other)).unwrap();
    let served = |text: &str| -> Vec<String> {
        let found = store.read(|read| read.serves(text)).unwrap();
        let code = |topics: &[Topic]| topics.iter().map(|topic| topic.code()).collect::<Vec<_>>().join(",");
        found
            .iter()
            .map(|one| format!("{} {} {} {}", one.reference, one.name, one.address, code(&one.topics)))
            .collect()
    };
    assert_eq!(
        served("COMPTA@martin.example"),
        [
            "A Compta compta@martin.example invoices,orders,after_sales",
            "A Eve compta@martin.example ",
            "B  Compta@Martin.example message,invoices,reminders,orders,after_sales",
        ]
    );
    for number in ["06 12 34 56 78", "0033612345678", "+33 6 12 34 56 78", "33612345678"] {
        assert_eq!(served(number), ["A Compta +33 6 12 34 56 78 invoices,orders,after_sales"], "{number}");
    }
    assert_eq!(served("3639"), ["A Eve 3639 invoices,orders,after_sales"]);
    for nothing in ["ompta@martin.example", "compta", "061234567", "12", "", "363"] {
        assert_eq!(served(nothing), [""; 0], "{nothing}");
    }
}
