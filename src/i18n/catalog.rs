//! The locale files, carried inside the program.

use std::cell::OnceCell;

use fluent_bundle::{FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::{Lang, fmt};

/// One subject's words: the same ids in each language.
pub struct Subject {
    /// The name of its files, without `.ftl`.
    pub name: &'static str,
    fr: &'static str,
    en: &'static str,
}

impl Subject {
    /// The text of its file in `lang`.
    #[must_use]
    pub fn source(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Fr => self.fr,
            Lang::En => self.en,
        }
    }
}

macro_rules! subjects {
    ($($name:literal),* $(,)?) => {
        /// Every subject. A new pair of files is one line here.
        pub const SUBJECTS: &[Subject] = &[$(Subject {
            name: $name,
            fr: include_str!(concat!("../../assets/locales/fr/", $name, ".ftl")),
            en: include_str!(concat!("../../assets/locales/en/", $name, ".ftl")),
        }),*];
    };
}

subjects![
    "account",
    "accounts",
    "cli",
    "common",
    "config",
    "coverage",
    "desk",
    "errors",
    "export",
    "files",
    "import",
    "imports",
    "problems",
    "recipients",
    "records",
    "roles",
    "welcome",
    "who",
];

type Bundle = FluentBundle<FluentResource>;

thread_local! {
    static FR: OnceCell<Bundle> = const { OnceCell::new() };
    static EN: OnceCell<Bundle> = const { OnceCell::new() };
}

/// Lends this thread's bundle for `lang`, read from the files at its first use.
pub(super) fn with_bundle<T>(lang: Lang, ask: impl FnOnce(&Bundle) -> T) -> T {
    let cell = match lang {
        Lang::Fr => &FR,
        Lang::En => &EN,
    };
    cell.with(|bundle| ask(bundle.get_or_init(|| read(lang))))
}

fn read(lang: Lang) -> Bundle {
    let id: LanguageIdentifier = lang.code().parse().expect("`fr` and `en` are language identifiers");
    let mut bundle = FluentBundle::new(vec![id]);
    // Isolation marks around every value (U+2068, U+2069) are not for terminals: they shift columns.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match lang {
        Lang::Fr => |value, _| grouped(value, Lang::Fr),
        Lang::En => |value, _| grouped(value, Lang::En),
    }));
    for subject in SUBJECTS {
        // What Fluent could read of a faulty file is kept; `tests/words.rs` refuses the fault itself.
        let resource = FluentResource::try_new(subject.source(lang).to_owned())
            .unwrap_or_else(|(resource, _faults)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn grouped(value: &FluentValue, lang: Lang) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(fmt::group(number.value as i64, lang)),
        _ => None,
    }
}
