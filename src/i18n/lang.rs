//! Which language a thread speaks.

use std::cell::Cell;

/// A language that Carnet speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// French.
    Fr,
    /// English.
    En,
}

impl Lang {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// Its code: `fr`, `en`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The language to speak (SPEC §11): the flag, else the configuration, else the surroundings, where
    /// the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set and not empty decides.
    #[must_use]
    pub fn detect(flag: Option<Self>, config: Option<Self>, env: &dyn Fn(&str) -> Option<String>) -> Self {
        flag.or(config).unwrap_or_else(|| {
            let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
                .iter()
                .find_map(|name| env(name).filter(|value| !value.is_empty()))
                .unwrap_or_default();
            if locale.to_ascii_lowercase().starts_with("fr") { Self::Fr } else { Self::En }
        })
    }
}

thread_local! {
    static CURRENT: Cell<Lang> = const { Cell::new(Lang::En) };
}

/// The language of this thread. A new thread speaks English until it is told otherwise.
#[must_use]
pub fn lang() -> Lang {
    CURRENT.get()
}

/// Makes this thread speak `lang`. Per thread, so that tests in both languages run side by side.
pub fn set_lang(lang: Lang) {
    CURRENT.set(lang);
}
