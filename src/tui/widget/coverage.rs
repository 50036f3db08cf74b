//! A number of recipients, as it stands in a cell (X1): none and one stand out by sign and colour.

use crate::{domain::topic::Topic, i18n::fmt, tui::look::Role};

/// How a topic's number of recipients is shown; `·` where it can have none and that is no hole.
pub fn cell(topic: Topic, count: Option<u32>) -> (Role, String) {
    let signed = |role: Role, count: u32| (role, format!("{}{count}", role.sign().unwrap_or("")));
    match count {
        None => (Role::Dim, "·".to_owned()),
        Some(0) => signed(Role::Danger, 0),
        Some(1) if topic.may_have_several() => signed(Role::Warning, 1),
        Some(count) if count > MOST => (Role::Text, format!("{MOST}+")),
        Some(count) => (Role::Text, fmt::count(count)),
    }
}

/// More recipients than that are not counted in a cell, which has four columns.
const MOST: u32 = 999;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x1_every_number_of_recipients_fits_its_cell() {
        let shown = |count| cell(Topic::Invoices, count).1;
        assert_eq!([None, Some(0), Some(1)].map(shown), ["·", "✗0", "⚠1"]);
        assert_eq!(
            [Some(2), Some(999), Some(1_000), Some(u32::MAX)].map(shown),
            ["2", "999", "999+", "999+"]
        );
        assert_eq!(cell(Topic::Message, Some(1)).1, "1", "one address by its nature");
    }
}
