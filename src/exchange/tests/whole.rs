//! A store moved whole, as a file.

use std::{io::Cursor, path::Path, sync::LazyLock};

use proptest::prelude::*;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use super::*;
use crate::store::{self, Mode, SCHEMA, Store, testing::session};

fn exported(store: &Store) -> Vec<u8> {
    let mut out = Vec::new();
    let records = export_all(store, &mut out, &mut |_| true).unwrap();
    assert_eq!(records as usize + 2, out.iter().filter(|byte| **byte == b'\n').count());
    out
}

/// The store of a file in a folder that was empty.
fn imported(file: &[u8]) -> Result<(TempDir, Store)> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("carnet.db");
    bring_in(&path, file)?;
    let store = Store::open(&path, Mode::Existing, session("alice"))?;
    Ok((folder, store))
}

fn bring_in(path: &Path, file: &[u8]) -> Result<()> {
    import_all(path, &session("alice"), &mut Cursor::new(file), &mut |_, _| true).map(drop)
}

/// What a file is refused for; nothing is there afterwards.
fn refused(file: &[u8]) -> WholeError {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("carnet.db");
    let Err(Error::Whole(error)) = bring_in(&path, file) else { panic!("taken") };
    assert!(matches!(Store::open(&path, Mode::Existing, session("alice")), Err(store::Error::Missing(_))));
    error
}

/// A file as it would be with other lines, closed as it should be.
fn sealed(lines: &[String]) -> Vec<u8> {
    let mut text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let digest: String = Sha256::digest(&text).iter().map(|byte| format!("{byte:02x}")).collect();
    text.push_str(&format!("{{\"records\":{},\"sha256\":\"{digest}\"}}\n", lines.len() - 1));
    text.into_bytes()
}

/// The header and the records of a file.
fn lines(file: &[u8]) -> Vec<String> {
    let mut lines: Vec<String> =
        String::from_utf8(file.to_vec()).unwrap().lines().map(str::to_owned).collect();
    lines.pop();
    lines
}

/// The sample data with acts of every kind on it.
fn lived_in() -> TestStore {
    let mut house = house();
    sample::load(&mut house.store, &mut |_, _| true).unwrap();
    add(&mut house, "M", card("Zoé « 😀 » \u{202e}\u{7f}\u{1}\\\"", "z@m.fr;y@m.fr", "06 11"));
    let member = members(&house, "M").remove(0);
    let gone = house.store.write(Act::TrashContact, "", |write| write.trash_contact(member.affiliation.id));
    house.store.undo(gone.unwrap().batch.unwrap(), &mut |_, _| true).unwrap();
    let gone = id(&house, "P");
    house.store.write(Act::TrashAccount, "", |write| write.trash_account(gone)).unwrap();
    house
}

#[test]
fn s11_a_store_moved_whole_is_the_same_file_to_the_byte() {
    let house = lived_in();
    let first = exported(&house.store);
    let (folder, store) = imported(&first).unwrap();
    assert!(exported(&store) == first);
    drop((store, folder));
    let first = lines(&first);
    assert_eq!(first[0], format!("{{\"format\":\"carnet-store\",\"version\":1,\"schema\":{SCHEMA}}}"));
    assert!(
        first[1].starts_with("{\"table\":\"user\",\"id\":1,\"version\":1,\"trashed\":0,\"login\":\"alice\",")
    );
    assert!(first.last().unwrap().starts_with("{\"table\":\"sequence\",\"name\":\"contact\",\"seq\":"));
}

#[test]
fn ud_07_hostile_strings_move_whole() {
    let strings: Vec<String> =
        serde_json::from_str(include_str!("../../../tests/corpora/blns/blns.json")).unwrap();
    let mut house = house();
    let account = id(&house, "M");
    let add_all = |write: &mut store::Write| {
        strings.iter().try_for_each(|text| {
            let text = crate::domain::parse::one_line(text).unwrap();
            write.add_contact(account, card(&text, &text, &text)).map(drop)
        })
    };
    house.store.write(Act::AddContact, "", add_all).unwrap();
    let first = exported(&house.store);
    let (_folder, store) = imported(&first).unwrap();
    assert!(exported(&store) == first);
}

#[test]
fn s11_a_file_that_was_cut_off_is_refused() {
    let file = exported(&house().store);
    assert_eq!(check_all(&mut Cursor::new(&file)).unwrap() as usize, lines(&file).len() - 1);
    let header = lines(&file)[0].len();
    for length in 0..file.len() {
        let error = refused_by_check(&file[..length]);
        assert_eq!(matches!(error, WholeError::NotAStore), length < header, "{length}: {error}");
        assert_eq!(matches!(error, WholeError::CutOff { .. }), length >= header, "{length}: {error}");
    }
    let whole_lines = |count: usize| lines(&file)[..count].join("\n") + "\n";
    assert_eq!(refused(whole_lines(5).as_bytes()), WholeError::CutOff { line: 5 });
    assert_eq!(refused(&file[..file.len() - 1]), WholeError::CutOff { line: lines(&file).len() as u64 + 1 });
}

fn refused_by_check(file: &[u8]) -> WholeError {
    match check_all(&mut Cursor::new(file)) {
        Err(Error::Whole(error)) => error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn s11_a_file_that_was_altered_is_refused() {
    let file = exported(&house().store);
    let text = String::from_utf8(file.clone()).unwrap();
    let altered = |from: &str, to: &str| {
        assert!(text.contains(from));
        refused(text.replacen(from, to, 1).as_bytes())
    };
    assert_eq!(altered("Martin", "Dupont"), WholeError::Altered);
    assert_eq!(altered("\"sha256\":\"", "\"sha256\":\"0"), WholeError::Altered);
    assert_eq!(altered("{\"records\":", "{\"records\":1"), WholeError::Altered);
    assert_eq!(refused(text.replace('\n', "\r\n").as_bytes()), WholeError::Altered);
    assert_eq!(refused(&[&file[..], b"\n"].concat()), WholeError::Altered);
    assert_eq!(refused(&[&file[..], &file[..]].concat()), WholeError::Altered);
    let mut swapped = lines(&file);
    swapped.swap(2, 3);
    let closing = text.lines().last().unwrap();
    assert_eq!(refused(format!("{}\n{closing}\n", swapped.join("\n")).as_bytes()), WholeError::Altered);
}

#[test]
fn s11_a_file_that_says_what_no_store_says_is_refused_whatever_its_digest() {
    let good = lines(&exported(&house().store));
    bring_in(&tempfile::tempdir().unwrap().path().join("carnet.db"), &sealed(&good)).unwrap();
    let martin = good.iter().position(|line| line.contains("\"Martin\"")).unwrap();
    let with = |place: usize, line: &str| {
        let mut lines = good.clone();
        lines[place] = line.to_owned();
        refused(&sealed(&lines))
    };
    let no_record = WholeError::NoRecord { line: martin as u64 + 1 };
    for line in [
        "",
        "{}",
        "[1]",
        "null",
        "{\"table\":\"account\"}",
        "{\"table\":\"search_doc\",\"account\":1,\"words\":\"\",\"digits\":\"\"}",
        &good[martin].replace("\"Martin\"", "\"Mar\\u0000tin\""),
        &good[martin].replace("\"id\":1,", "\"id\":1.5,"),
        &good[martin].replace("\"name\":", "\"nom\":"),
        &good[martin - 1],
        &good[martin][..20],
    ] {
        assert_eq!(with(martin, line), no_record, "{line}");
    }
    let batch = good.iter().position(|line| line.starts_with("{\"table\":\"batch\"")).unwrap();
    let nobody = good[batch].replace("\"actor\":1", "\"actor\":99");
    assert_ne!(nobody, good[batch]);
    assert_eq!(with(batch, &nobody), WholeError::Altered, "an actor who is not there");
    for (header, error) in [
        (
            "{\"format\":\"carnet-store\",\"version\":2,\"schema\":1}",
            WholeError::Newer { found: 2, known: 1 },
        ),
        (
            &format!("{{\"format\":\"carnet-store\",\"version\":1,\"schema\":{}}}", SCHEMA + 1),
            WholeError::Newer { found: SCHEMA + 1, known: SCHEMA },
        ),
        ("{\"format\":\"carnet-store\",\"version\":1,\"schema\":0}", WholeError::NotAStore),
        ("{\"format\":\"other\",\"version\":1,\"schema\":1}", WholeError::NotAStore),
        ("Référence;Type", WholeError::NotAStore),
    ] {
        assert_eq!(with(0, header), error, "{header}");
    }
    assert_eq!(refused(b""), WholeError::NotAStore);
    assert_eq!(refused(b"\n\n"), WholeError::NotAStore);
}

#[test]
fn s11_a_store_with_work_in_it_is_left_as_it_is() {
    let house = house();
    let before = exported(&house.store);
    let refused = bring_in(&house.path(), &before).unwrap_err();
    assert!(matches!(refused, Error::Store(store::Error::NotEmpty(_))));
    assert!(exported(&house.store) == before);
}

#[test]
fn s11_stopping_either_way_leaves_nothing_half_done() {
    let house = lived_in();
    let stopped = export_all(&house.store, &mut Vec::new(), &mut |_| false);
    assert!(matches!(stopped, Err(Error::Store(store::Error::Stopped))));
    let file = exported(&house.store);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("carnet.db");
    let stopped = import_all(&path, &session("alice"), &mut Cursor::new(&file), &mut |_, _| false);
    assert!(matches!(stopped, Err(Error::Store(store::Error::Stopped))));
    assert!(matches!(Store::open(&path, Mode::Existing, session("alice")), Err(store::Error::Missing(_))));
    let mut told = Vec::new();
    let tell = &mut |done, of| {
        told.push((done, of));
        true
    };
    import_all(&path, &session("alice"), &mut Cursor::new(&file), tell).unwrap();
    let records = lines(&file).len() as u64 - 1;
    assert_eq!((told[0], told.contains(&(2_000, records))), ((1_000, records), true));
}

#[test]
fn ac_15_a_reader_moves_no_store() {
    let mut house = house();
    house.make_reader();
    let denied = export_all(&house.store, &mut Vec::new(), &mut |_| true).unwrap_err();
    assert_eq!(denied.exit_code(), 4);
}

/// The file of a new store.
static SMALL: LazyLock<Vec<u8>> = LazyLock::new(|| exported(&empty().store));

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn s11_any_altered_byte_is_noticed_before_anything_is_written(place: prop::sample::Index, bit in 0..8_u8) {
        let mut file = SMALL.clone();
        let at = place.index(file.len());
        file[at] ^= 1 << bit;
        prop_assert!(check_all(&mut Cursor::new(&file)).is_err(), "{}", at);
    }

    #[test]
    fn ud_08_any_bytes_are_no_store(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(check_all(&mut Cursor::new(&bytes)).is_err());
    }
}
