//! Which property stands in which column.

use super::*;

#[test]
fn s8_the_columns_are_those_of_a_contacts_file_and_the_organisation() {
    let cards = open("BEGIN:VCARD\nEND:VCARD").unwrap();
    let headings = [
        "Référence",
        "Libellé membre",
        "Dénomination",
        "Note",
        "Fonction",
        "Mail",
        "Tel",
        "Fax",
        "Type",
        "Libellé type",
        "Organisation",
    ];
    assert_eq!(cards.header().names(), headings);
}

#[test]
fn s8_every_property_of_a_contact_has_its_column() {
    let row = card(
        "VERSION:4.0\nX-Carnet-Account:C-000042\nx-carnet-type:4\nFN:Jeanne Martin\nN:Martin;Jeanne;;;\nORG:Boulangerie Martin;\n\
         TITLE:Gérante\nROLE:Signataire\nEMAIL:second@martin.fr\nEMAIL;PREF=2:first@martin.fr\n\
         TEL;TYPE=cell:06 12 34 56 78\nTEL;TYPE=\"work,fax\":01 23\nTEL;VALUE=uri:tel:+33-1-23;ext=45\n\
         NOTE:Une ligne\\net une autre\\; une virgule\\, un \\\\\nUID:x\nREV:20240101T000000Z\nKIND:individual",
    );
    let cells: Vec<&str> = row.cells().collect();
    assert_eq!(
        cells,
        [
            "C-000042",
            "",
            "Jeanne Martin",
            "Une ligne\net une autre; une virgule, un \\",
            "Gérante, Signataire",
            "first@martin.fr;second@martin.fr",
            "06 12 34 56 78;+33-1-23 ext. 45",
            "01 23",
            "4",
            "",
            "Boulangerie Martin",
        ]
    );
    assert_eq!((row.remarks.as_slice(), row.line, row.damaged), (&[][..], 1, None));
}

#[test]
fn s8_a_card_that_says_nothing_of_our_types_gets_no_notification() {
    assert_eq!(cell(&card("FN:A"), "Type"), "3");
}

#[test]
fn s8_the_name_is_fn_else_n_else_the_organisation_else_the_nickname() {
    for (properties, name, note) in [
        ("FN:A B\nN:B;A;;;\nORG:C", "A B", ""),
        ("N:Coyote;Wile,Wilbur;E.;Dr.;Jr.\nORG:C", "Dr. Wile Wilbur E. Coyote Jr.", ""),
        ("ORG:ACME\nNICKNAME:Bob", "ACME", "NICKNAME: Bob"),
        ("NICKNAME:Bob", "Bob", ""),
        ("FN:Mister B\nN:Martin;Bob;;;", "Mister B", "N: Bob Martin"),
        ("FN:\nN:;;;;\nEMAIL:a@b.fr", "", ""),
        ("FN:A\nFN:B", "A", "FN: B"),
    ] {
        let row = card(properties);
        assert_eq!((cell(&row, "Dénomination"), cell(&row, "Note")), (name, note), "{properties}");
    }
}

#[test]
fn rfc_9554_a_name_that_we_made_up_is_no_name_and_another_programs_is_one() {
    assert_eq!(cell(&card("X-CARNET-ACCOUNT:M\nFN;DERIVED=TRUE:compta\nORG:M"), "Dénomination"), "");
    assert_eq!(cell(&card("FN;DERIVED=TRUE:Jeanne Martin"), "Dénomination"), "Jeanne Martin");
}

#[test]
fn s8_what_has_no_place_stands_in_the_note_and_is_told() {
    let row = card(
        "FN:A\nNOTE:Mine\nBDAY:1970-01-02\nADR;TYPE=work:;;1 rue\\, bis;Paris;;75001;France\nURL:http\\://a.fr\n\
         CATEGORIES:x,y\nGENDER:M\nORG:ACME;Ventes\nTEL:sur demande\nKIND:group\nX-Skype:a.b\nLABEL:1 rue\\nParis",
    );
    assert_eq!(
        cell(&row, "Note").lines().collect::<Vec<_>>(),
        [
            "Mine",
            "BDAY: 1970-01-02",
            "ADR: 1 rue, bis, Paris, 75001, France",
            "URL: http://a.fr",
            "CATEGORIES: x, y",
            "GENDER: M",
            "ORG: ACME, Ventes",
            "TEL: sur demande",
            "KIND: group",
            "X-Skype: a.b",
            "LABEL: 1 rue / Paris",
        ]
    );
    assert_eq!(
        in_note(&row),
        ["BDAY", "ADR", "URL", "CATEGORIES", "GENDER", "ORG", "TEL", "KIND", "X-Skype", "LABEL"]
    );
    assert_eq!(cell(&row, "Organisation"), "ACME");
}

#[test]
fn s8_a_date_is_kept_as_it_stands_whatever_calcard_makes_of_it() {
    for date in
        ["1970-01-02", "19700102", "--0102", "circa 1800", "70-7-14", "2003-12-09T03:45:12Z", "206-12-15"]
    {
        for version in ["2.1", "3.0", "4.0"] {
            let row = card(&format!("VERSION:{version}\nFN:A\nBDAY:{date}"));
            assert_eq!(cell(&row, "Note"), format!("BDAY: {date}"));
        }
    }
}

#[test]
fn s8_the_labels_of_a_group_stay_with_what_they_name() {
    let row = card(
        "FN:A\nitem1.URL:http://a.fr\nitem1.X-ABLabel:_$!<HomePage>!$_\nITEM2.TEL:0123\nitem2.X-ABLabel:Atelier\n\
         item3.X-ABLabel:Seul\nitem4.X-ABDATE:2001-02-03\nX-ABLabel:Sans groupe",
    );
    assert_eq!(
        cell(&row, "Note").lines().collect::<Vec<_>>(),
        [
            "URL (HomePage): http://a.fr",
            "X-ABLABEL: Atelier (0123)",
            "X-ABDATE: 2001-02-03",
            "X-ABLabel: Sans groupe",
            "X-ABLABEL: Seul"
        ]
    );
}

#[test]
fn s8_what_cannot_be_text_is_left_out_and_told_with_its_size() {
    let row = card(
        "FN:A\nPHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgoAAAAN\nSOUND:data:audio/ogg;base64\\,T2dnUwACAAAA\n\
         KEY;BASE64:  /////w==\nLOGO:http://a.fr/logo.png\nX-RAW;ENCODING=BASE64:not&base64",
    );
    let left_out = |property: &str, bytes| Remark::LeftOut { property: property.into(), bytes };
    assert_eq!(
        row.remarks,
        [
            left_out("PHOTO", 12),
            left_out("SOUND", 9),
            left_out("KEY", 4),
            Remark::InNote("LOGO".into()),
            left_out("X-RAW", 10)
        ]
    );
    assert_eq!(cell(&row, "Note"), "LOGO: http://a.fr/logo.png");
}

#[test]
fn vcard_2_1_is_read_with_its_encodings_and_its_foldings() {
    let row = row(
        b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=FCrgen\r\n\
        TEL;WORK;FAX:1\r\nTEL;CELL;PREF:2\r\nEMAIL;INTERNET:b@b.fr\r\nEMAIL;PREF;INTERNET:a@b.fr\r\n\
        NOTE;ENCODING=QUOTED-PRINTABLE:d=C3=A9j=C3=A0 =\r\nvu=0D=0Apuis=\r\n fin\r\n\
        PHOTO;JPEG;ENCODING=BASE64:/9j/4QFa\r\nAAAA\r\n  AAAA\r\n\r\nTITLE:Caf\xe9\r\nEND:VCARD\r\n",
    );
    assert_eq!(cell(&row, "Dénomination"), "Jürgen Müller");
    assert_eq!((cell(&row, "Tel"), cell(&row, "Fax")), ("2", "1"));
    assert_eq!(cell(&row, "Mail"), "a@b.fr;b@b.fr");
    assert_eq!(cell(&row, "Note"), "déjà vu\r\npuis fin");
    assert_eq!(cell(&row, "Fonction"), "Café", "the file's own encoding is Windows-1252");
    assert_eq!(row.remarks, [Remark::LeftOut { property: "PHOTO".into(), bytes: 12 }]);
}

#[test]
fn a_card_that_is_nested_in_another_is_one_line_of_its_note() {
    let row_2_1 = row(
        "BEGIN:VCARD\nFN:Boss\nAGENT:\nBEGIN:VCARD\nFN:Susan\nNOTE:a\\nb\nEND:VCARD\nEMAIL:b@b.fr\nEND:VCARD\n",
    );
    assert_eq!((cell(&row_2_1, "Dénomination"), cell(&row_2_1, "Mail")), ("Boss", "b@b.fr"));
    assert_eq!(cell(&row_2_1, "Note"), "AGENT: FN:Susan / NOTE:a\\nb");
    let row_3_0 = card("FN:Boss\nAGENT:BEGIN:VCARD\\nFN:Su\n san\\nEND:VCARD\\n\nEMAIL:b@b.fr");
    assert_eq!(cell(&row_3_0, "Note"), "AGENT: BEGIN:VCARD / FN:Susan / END:VCARD");
    assert_eq!(cell(&row_3_0, "Mail"), "b@b.fr");
}

#[test]
fn files_that_were_put_together_are_read_as_one() {
    let one = "\u{feff}BEGIN:VCARD\nFN:é\nEND:VCARD\n";
    let names: Vec<String> =
        rows(one.repeat(2)).into_iter().map(|row| cell(&row.unwrap(), "Dénomination").to_owned()).collect();
    assert_eq!(names, ["é", "é"]);
}

#[test]
fn a_line_that_is_no_property_is_kept_in_the_note() {
    let row = card(
        "FN:A\nNOTE:first\nsecond line without a colon\nthird: with one\nTEL;TYPE=\"open:01\n:x\nEMAIL:a@b.fr",
    );
    assert_eq!(
        cell(&row, "Note").lines().collect::<Vec<_>>(),
        ["first", "second line without a colon", "third: with one", "TEL;TYPE=\"open:01", ":x"]
    );
    assert_eq!(cell(&row, "Mail"), "a@b.fr");
    assert_eq!(in_note(&row).len(), 4);
}

#[test]
fn s8_cards_are_told_by_content() {
    for yes in [
        &b"BEGIN:VCARD\r\nFN:A"[..],
        b"\xef\xbb\xbfbegin:vcard",
        b"\n \nBegin : vCard \nX",
        b"\xff\xfeB\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0\n\0",
        b"\xfe\xff\0B\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0\n",
    ] {
        assert!(looks_like(yes), "{yes:?}");
    }
    for no in [
        &b""[..],
        b"Reference;Type\nM;2",
        b"BEGIN:VCALENDAR\n",
        b"BEGIN;VCARD",
        b"PK\x03\x04",
        b"BEGIN:VCARDS",
    ] {
        assert!(!looks_like(no), "{no:?}");
    }
}

#[test]
fn s8_every_encoding_of_a_table_is_one_of_cards() {
    let text = "BEGIN:VCARD\r\nFN:Éloïse œuvre\r\nEND:VCARD\r\n";
    let utf_16 = |unit: fn(u16) -> [u8; 2]| {
        std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(unit).collect::<Vec<u8>>()
    };
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    for (bytes, encoding) in [
        (text.as_bytes().to_vec(), "UTF-8"),
        ([b"\xef\xbb\xbf", text.as_bytes()].concat(), "UTF-8"),
        (utf_16(u16::to_le_bytes), "UTF-16LE"),
        (utf_16(u16::to_be_bytes), "UTF-16BE"),
        (windows.into_owned(), "windows-1252"),
    ] {
        assert_eq!(open(&bytes).unwrap().encoding(), encoding);
        assert_eq!(cell(&row(&bytes), "Dénomination"), "Éloïse œuvre", "{encoding}");
    }
}
