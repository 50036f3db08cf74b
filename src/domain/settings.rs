//! What an admin switches for everybody (SPEC §11, `setting`): one record, so that every switch has its
//! history and can be taken back.

use serde::{Deserialize, Serialize};

use super::{
    affiliation::NotificationType,
    ids::SettingsId,
    parse::Problem,
    record::{Entity, Kind},
};

/// A part of the desk that an installation may not use. Off: not proposed, inert, never erased (S3.17).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Module {
    /// Service après-vente.
    AfterSales,
    /// Suivi des livraisons.
    Delivery,
}

/// Which modules are on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Modules {
    /// Service après-vente.
    pub after_sales: bool,
    /// Suivi des livraisons.
    pub delivery: bool,
}

/// On, unless somebody switched them off.
impl Default for Modules {
    fn default() -> Self {
        Self::ALL
    }
}

impl Modules {
    /// All of them are on.
    pub const ALL: Modules = Modules { after_sales: true, delivery: true };

    /// Whether a module is on.
    pub fn has(self, module: Module) -> bool {
        match module {
            Module::AfterSales => self.after_sales,
            Module::Delivery => self.delivery,
        }
    }

    /// Whether a type of contact is proposed and has an effect (S3.10, S3.17).
    pub fn allow(self, kind: NotificationType) -> bool {
        match kind {
            NotificationType::AfterSales => self.after_sales,
            NotificationType::Receptionist => self.delivery,
            _ => true,
        }
    }
}

/// The switches of an installation. Not to be confused with a person's configuration file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// [`Setting::AfterSales`].
    #[serde(rename = "module.after_sales")]
    pub after_sales: bool,
    /// [`Setting::Delivery`].
    #[serde(rename = "module.delivery")]
    pub delivery: bool,
    /// [`Setting::StaleDays`].
    #[serde(rename = "contact.stale_days")]
    pub stale_days: u32,
    /// [`Setting::PhoneRequired`].
    #[serde(rename = "contact.phone_required")]
    pub phone_required: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { after_sales: true, delivery: true, stale_days: 180, phone_required: true }
    }
}

impl Entity for Settings {
    type Id = SettingsId;
    const KIND: Kind = Kind::Settings;
}

/// The name of a switch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Setting {
    /// Whether the after-sales module is on.
    AfterSales,
    /// Whether the delivery tracking module is on.
    Delivery,
    /// After how many days without « toujours exact » a contact is marked (S0.20).
    StaleDays,
    /// Whether a contact that holds a category needs a phone (S0.13).
    PhoneRequired,
}

/// A contact that nobody has looked at for longer than ten years needs no more precise mark.
const MOST_DAYS: u32 = 3650;

impl Setting {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Setting; 4] =
        [Setting::AfterSales, Setting::Delivery, Setting::StaleDays, Setting::PhoneRequired];

    /// The stable name that the command line and the history use, and, with `-` for `.`, the locales
    /// (`setting-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Setting::AfterSales => "module.after_sales",
            Setting::Delivery => "module.delivery",
            Setting::StaleDays => "contact.stale_days",
            Setting::PhoneRequired => "contact.phone_required",
        }
    }

    /// The setting with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|setting| setting.code() == code)
    }
}

impl Settings {
    /// The one record's identity.
    pub const ID: SettingsId = SettingsId(1);

    /// Which modules are on.
    pub fn modules(&self) -> Modules {
        Modules { after_sales: self.after_sales, delivery: self.delivery }
    }

    /// A setting as text: `on`, `off`, or a number.
    pub fn text(&self, setting: Setting) -> String {
        let switch = |on: bool| if on { "on" } else { "off" }.to_owned();
        match setting {
            Setting::AfterSales => switch(self.after_sales),
            Setting::Delivery => switch(self.delivery),
            Setting::StaleDays => self.stale_days.to_string(),
            Setting::PhoneRequired => switch(self.phone_required),
        }
    }

    /// The same settings with another one.
    ///
    /// # Errors
    /// `problem-setting-switch` for what is neither `on` nor `off`, `problem-setting-days` for what is no
    /// number of days from 1 to 3650.
    pub fn with(mut self, setting: Setting, text: &str) -> Result<Self, Problem> {
        match setting {
            Setting::AfterSales => self.after_sales = switch(text)?,
            Setting::Delivery => self.delivery = switch(text)?,
            Setting::StaleDays => self.stale_days = days(text)?,
            Setting::PhoneRequired => self.phone_required = switch(text)?,
        }
        Ok(self)
    }
}

fn switch(text: &str) -> Result<bool, Problem> {
    match text.trim() {
        "on" => Ok(true),
        "off" => Ok(false),
        other => Err(Problem::new("problem-setting-switch").arg("value", other)),
    }
}

fn days(text: &str) -> Result<u32, Problem> {
    let days = text.trim().parse().ok().filter(|days| (1..=MOST_DAYS).contains(days));
    days.ok_or_else(|| Problem::new("problem-setting-days").arg("value", text.trim()).arg("limit", MOST_DAYS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::fields_of;

    #[test]
    fn s11_settings_have_their_names_and_defaults() {
        let settings = Settings::default();
        let listed: Vec<_> =
            Setting::ALL.map(|setting| (setting.code(), settings.text(setting))).into_iter().collect();
        let expected = [
            ("module.after_sales", "on"),
            ("module.delivery", "on"),
            ("contact.stale_days", "180"),
            ("contact.phone_required", "on"),
        ];
        assert_eq!(listed, expected.map(|(name, value)| (name, value.to_owned())));
        let fields = fields_of(&settings);
        assert!(Setting::ALL.iter().all(|setting| fields.contains_key(setting.code())), "{fields:?}");
        assert_eq!(serde_json::from_str::<Settings>("{}").unwrap(), settings);
    }

    #[test]
    fn s11_a_value_that_is_none_is_refused() {
        for setting in Setting::ALL {
            assert_eq!(Setting::from_code(setting.code()), Some(setting));
            let (good, bad) = if setting == Setting::StaleDays { ("90", "0") } else { ("off", "no") };
            let changed = Settings::default().with(setting, good).unwrap();
            assert_eq!(changed.text(setting), good);
            assert_ne!(changed, Settings::default());
            assert!(Settings::default().with(setting, bad).is_err());
            assert!(Settings::default().with(setting, "").is_err());
        }
        assert!(Settings::default().with(Setting::StaleDays, "3651").is_err());
    }
}
