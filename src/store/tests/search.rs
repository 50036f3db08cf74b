use super::*;
use crate::{
    domain::{account::AccountKind, text},
    store::{AccountQuery, AccountRow, From, Sort},
};

fn rows(store: &Store, query: &AccountQuery) -> Vec<AccountRow> {
    let rows = store.read(|read| read.accounts(query, From::Start, 10_000)).expect("read");
    assert_eq!(store.read(|read| read.count_accounts(query)).expect("counted"), rows.len() as i64);
    rows
}

fn found(store: &Store, search: &str) -> Vec<String> {
    let query = AccountQuery { search: search.into(), ..AccountQuery::default() };
    rows(store, &query).into_iter().map(|row| row.reference).collect()
}

#[test]
fn slash_finds_beginnings_of_words_and_digits_anywhere_in_a_phone() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let martin = account(store, "C-000042", "Bœuf & Fils d'Évreux");
    account(store, "C-000043", "Garage Noël");
    add(store, martin, "Jeanne");
    for search in [
        "boeuf",
        "évr",
        "EVREUX",
        "jean",
        "jeanne@mart",
        "c-0000 fils",
        "&",
        "061234",
        "33612",
        "23456",
        "06 12 34",
        "martin.example",
        "fils jean",
        "jean fils",
    ] {
        assert_eq!(found(store, search), ["C-000042"], "{search}");
    }
    for search in ["eanne", "dupont", "00612", "jeanne noël"] {
        assert_eq!(found(store, search), Vec::<String>::new(), "{search}");
    }
    assert_eq!(found(store, "c-0000"), ["C-000042", "C-000043"]);
}

#[test]
fn numbers_typed_apart_are_one_phone_or_the_beginnings_of_several_words() {
    let mut test = testing::empty();
    let store = &mut test.store;
    account(store, "A", "Ligne 345 depuis 12 ans");
    assert_eq!(found(store, "12 345"), ["A"]);
    assert_eq!(found(store, "12 346"), Vec::<String>::new());
}

#[test]
fn s11_a_number_without_its_zeros_finds_the_generated_reference_first_whatever_the_order() {
    let mut test = testing::empty();
    let store = &mut test.store;
    account(store, "C-000041", "Zinguerie du 42");
    account(store, "C-000042", "Mairie");
    account(store, "C-0042", "Adour");
    account(store, "M42", "Boulangerie");
    let sorted = |store: &Store, sort| {
        let query = AccountQuery { search: "42".into(), sort, ..AccountQuery::default() };
        rows(store, &query).into_iter().map(|row| row.reference).collect::<Vec<_>>()
    };
    assert_eq!(sorted(store, Sort::Reference), ["C-000042", "C-000041"]);
    assert_eq!(sorted(store, Sort::Name), ["C-000042", "C-000041"]);
    assert_eq!(found(store, "41"), ["C-000041"]);
    assert_eq!(found(store, "42 mair"), ["C-000042"], "beside other words too");
    assert_eq!(found(store, "mair 42 zing"), Vec::<String>::new());
    for other in ["042", "43", "4"] {
        assert!(!found(store, other).contains(&"C-000042".to_owned()), "{other}");
    }
    let kind = Some(AccountKind::Supplier);
    let query = AccountQuery { search: "42".into(), kind, ..AccountQuery::default() };
    assert_eq!(rows(store, &query), [], "the filter holds for it too");
    let id = rows(store, &AccountQuery { search: "mair".into(), ..AccountQuery::default() })[0].id;
    store.write(Act::TrashAccount, "", |write| write.trash_account(id)).unwrap();
    assert_eq!(found(store, "42"), ["C-000041"], "not from the trash");
}

#[test]
fn ud_09_every_naughty_string_is_found_by_typing_it() {
    let strings: Vec<String> =
        serde_json::from_str(include_str!("../../../tests/corpora/blns/blns.json")).unwrap();
    let mut test = testing::empty();
    let store = &mut test.store;
    let storable = strings.iter().filter_map(|string| text::one_line(string).ok());
    let names: Vec<String> = storable.filter(|name| !name.is_empty()).collect();
    let created = store.write(Act::ImportAccounts, "", |write| {
        names.iter().try_for_each(|name| {
            write.create_account(Account { name: name.clone(), ..Account::default() }).map(drop)
        })
    });
    created.unwrap();
    let mut searched = 0;
    for (number, name) in names.iter().enumerate() {
        let found = found(store, name);
        if !text::query_phrases(name).is_empty() {
            assert!(found.contains(&format!("C-{:06}", number + 1)), "{name:?}");
            searched += 1;
        }
    }
    assert!(searched > 400, "{searched}");
    for syntax in
        ["\"", "*", "a*", "NEAR(a b)", "words:a", "a OR b", "^a", "%", "_", "\\", "-a", "(", "' OR 1"]
    {
        found(store, syntax);
    }
}

#[test]
fn ud_09_whatever_is_pasted_is_only_text() {
    let mut test = testing::empty();
    let store = &mut test.store;
    account(store, "A", &format!("Liste {}", "x".repeat(2_000)));
    let long = |part: &str| part.repeat((64 << 10) / part.len());
    for paste in ["345, ", "345 ", "3", "x-", "x", "é ", "\" OR ", "ﷺ", "ﷺ ", "01.23-"].map(long) {
        let query = AccountQuery { search: paste, ..AccountQuery::default() };
        let found = rows(store, &query);
        if let Some(row) = rows(store, &AccountQuery::default()).first() {
            assert!(store.read(|read| read.account_position(&query, row.key())).is_ok());
        }
        assert_eq!(found.len(), usize::from(query.search.starts_with("xx")), "{:.20}", query.search);
    }
    assert_eq!(found(store, &format!("{}nothing", "liste ".repeat(16))), ["A"], "the first sixteen parts");
}

#[test]
fn every_window_of_every_list_is_a_part_of_the_whole() {
    let mut test = testing::empty();
    let store = &mut test.store;
    // More matches than are sorted at once, so that both ways of reading a search are taken.
    store
        .write(Act::ImportAccounts, "", |write| {
            (0..1700).try_for_each(|n: i64| {
                let kind = AccountKind::ALL[n as usize % 3];
                let rare = if n % 17 == 0 { "rare" } else { "" };
                let name = format!("Martin {} {rare} {}", n * 7919 % 100, u8::from(n % 20 > 0));
                let id = write.create_account(Account { kind, name, ..Account::default() })?;
                let many = if kind.has_contacts() { n / 3 % 3 } else { 0 };
                (0..many).try_for_each(|_| write.add_contact(id, card("Ada")).map(drop))
            })
        })
        .unwrap();
    for (search, sort, kind) in ["", "martin", "rare", "rare 7", "a", "0612", "7", "1", "612", "martin 1"]
        .into_iter()
        .flat_map(|search| Sort::ALL.map(|sort| (search, sort)))
        .flat_map(|(search, sort)| [None, Some(AccountKind::Business)].map(|kind| (search, sort, kind)))
    {
        let query = AccountQuery { search: search.into(), kind, sort, coverage: None };
        let all = rows(store, &query);
        assert!(!all.is_empty());
        let terms = crate::store::search::Terms::new(search);
        let plain = AccountQuery { search: String::new(), ..query.clone() };
        let (sql, arguments) = terms.sql();
        let ids = |db: crate::store::Db| {
            db.all(&sql, &crate::store::search::as_params(&arguments), |row| Ok(row.get::<_, i64>(0)?))
        };
        let matching = store.engine.read(ids).unwrap_or_default();
        let wanted = rows(store, &plain).into_iter();
        let mut wanted: Vec<_> =
            wanted.filter(|row| search.is_empty() || matching.contains(&row.id.0)).collect();
        // Whose number was typed comes before the order.
        let meant = crate::domain::account::reference_meant(search);
        wanted.sort_by_key(|row| Some(&row.reference) != meant.as_ref());
        assert_eq!(all, wanted, "{query:?}");
        let (mut down, mut up) = (Vec::<AccountRow>::new(), Vec::<AccountRow>::new());
        loop {
            let from = down.last().map(|row| row.key().clone());
            let from = from.as_ref().map_or(From::Start, From::After);
            let page = store.read(|read| read.accounts(&query, from, 97)).unwrap();
            if page.is_empty() {
                break;
            }
            down.extend(page);
        }
        loop {
            let from = up.first().map(|row| row.key().clone());
            let from = from.as_ref().map_or(From::End, From::Before);
            let mut page = store.read(|read| read.accounts(&query, from, 97)).unwrap();
            if page.is_empty() {
                break;
            }
            page.append(&mut up);
            up = page;
        }
        assert!(down == all && up == all, "{query:?}");
        let first = store.read(|read| read.accounts(&query, From::Start, 1)).unwrap();
        assert_eq!(first, all[..1], "{query:?}");
        let middle = all.len() / 2;
        let at = store.read(|read| read.accounts(&query, From::At(all[middle].key()), 2)).unwrap();
        assert_eq!(at, all[middle..(middle + 2).min(all.len())], "{query:?}");
        let position = store.read(|read| read.account_position(&query, all[middle].key())).unwrap();
        assert_eq!(position as usize, middle, "{query:?}");
    }
}

#[test]
fn lists_and_lookups_read_by_their_index() {
    let test = testing::empty();
    let plan = |sql: &str| {
        let explained = format!("EXPLAIN QUERY PLAN {sql}");
        let steps = test.store.engine.read(|db| db.all(&explained, &[], |row| Ok(row.get::<_, String>(3)?)));
        steps.unwrap().join("\n")
    };
    for sql in [
        "SELECT id FROM account WHERE trashed = 0 AND (name_key, id) > ('a', 1) ORDER BY name_key, id",
        "SELECT reference_key FROM account WHERE reference_key >= 'c-0' AND reference_key < 'c-:'
         ORDER BY reference_key DESC",
        "SELECT id FROM account WHERE reference_key = 'c-000042' AND trashed = 0",
        "SELECT id FROM affiliation WHERE trashed = 1",
        "SELECT before FROM change WHERE record = 1 AND kind = 'contact' AND id > 3 ORDER BY id DESC",
        "SELECT max(batch) FROM change WHERE record = 1 AND kind = 'account' AND after LIKE '%\"trashed\":true%'",
        "SELECT id FROM change WHERE batch = 1 AND id < 9 ORDER BY id DESC LIMIT 500",
    ] {
        let plan = plan(sql);
        assert!(plan.contains("INDEX") && !plan.contains("TEMP B-TREE"), "{sql}: {plan}");
    }
}
