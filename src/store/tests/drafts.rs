use super::*;
use crate::domain::user::Role;
use crate::store::Draft;

fn draft(text: &str) -> Draft {
    let fields = [("name".to_owned(), text.into())].into_iter().collect();
    Draft {
        id: None,
        at: 0,
        form: "contact".into(),
        subject: "Ada".into(),
        account: Some(AccountId(1)),
        record: Some((7, 3)),
        fields,
    }
}

#[test]
fn x12_a_draft_is_kept_for_its_user_replaced_in_place_and_dropped() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let mut bob = colleague(store, "bob", Role::Agent);
    let id = store.keep_draft(&draft("A")).unwrap();
    let again = Draft { id: Some(id), ..draft("Ada") };
    assert_eq!(store.keep_draft(&again).unwrap(), id);
    assert_eq!(store.drafts().unwrap(), [Draft { at: store.now(), ..again.clone() }]);
    assert_eq!(bob.drafts().unwrap(), []);
    bob.drop_draft(id).unwrap();
    assert_eq!(store.drafts().unwrap().len(), 1);
    store.drop_draft(id).unwrap();
    assert_eq!(store.drafts().unwrap(), []);
}

#[test]
fn x12_a_draft_never_lands_in_another_ones_place() {
    let mut test = testing::empty();
    let store = &mut test.store;
    let mut bob = colleague(store, "bob", Role::Agent);
    let id = store.keep_draft(&draft("mine")).unwrap();
    store.drop_draft(id).unwrap();
    assert_eq!(bob.keep_draft(&draft("his")).unwrap(), id, "the number is used again");
    let mine = store.keep_draft(&Draft { id: Some(id), ..draft("mine") }).unwrap();
    assert_ne!(mine, id);
    assert_eq!(bob.drafts().unwrap()[0].fields["name"], "his");
    assert_eq!(store.drafts().unwrap()[0].fields["name"], "mine");
}

#[test]
fn x12_the_draft_of_another_living_process_is_not_offered_and_a_dead_ones_is() {
    let mut test = testing::empty();
    let store = &mut test.store;
    store.keep_draft(&draft("Ada")).unwrap();
    let writer = |process: i64, store: &mut Store| {
        let sql = "UPDATE draft SET process = ?1";
        store.engine.write(|db| db.exec(sql, crate::store::engine::params![process])).unwrap();
        store.drafts().unwrap().len()
    };
    let parent = i64::from(std::os::unix::process::parent_id());
    let living = crate::store::drafts::number(parent as u32).unwrap();
    assert_eq!(writer(living, store), 0);
    assert_eq!(writer(parent, store), 1, "the number is another process's by now");
}
