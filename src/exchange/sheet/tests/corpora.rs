use std::collections::BTreeMap;
use std::fs;

use super::*;

fn corpora(folder: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpora").join(folder)
}

/// The naughty strings and the formula payloads.
pub(super) fn hostile_strings() -> Vec<String> {
    let json = fs::read_to_string(corpora("blns/blns.json")).unwrap();
    let mut strings: Vec<String> = serde_json::from_str(&json).unwrap();
    let payloads = fs::read_to_string(corpora("csv-injection/Intruder/csv-payload.txt")).unwrap();
    strings.extend(payloads.lines().map(str::to_owned));
    assert!(strings.len() > 500);
    strings
}

#[test]
fn ud_04_csv_spectrum_equals_its_json() {
    let mut seen = 0;
    for entry in fs::read_dir(corpora("csv-spectrum/csvs")).unwrap() {
        let path = entry.unwrap().path();
        let json = path.with_extension("json");
        let json = corpora("csv-spectrum/json").join(json.file_name().unwrap());
        let expected: Vec<BTreeMap<String, String>> =
            serde_json::from_str(&fs::read_to_string(json).unwrap()).unwrap();
        let mut sheet = open(&path, &Options::default()).unwrap();
        let names = sheet.header().names().to_vec();
        let read: Vec<BTreeMap<String, String>> =
            rows(&mut sheet).into_iter().map(|row| names.iter().cloned().zip(row).collect()).collect();
        assert_eq!(read, expected, "{}", path.display());
        seen += 1;
    }
    assert_eq!(seen, 11);
}
