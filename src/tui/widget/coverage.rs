//! A number of recipients, as it stands in a cell (X1): none and one stand out by sign and colour.

use crate::{domain::topic::Topic, i18n::fmt, tui::look::Role};

/// How a topic's number of recipients is shown; `·` where it can have none and that is no hole.
pub fn cell(topic: Topic, count: Option<u32>) -> (Role, String) {
    let signed = |role: Role, count: u32| (role, format!("{}{count}", role.sign().unwrap_or("")));
    match count {
        None => (Role::Dim, "·".to_owned()),
        Some(0) => signed(Role::Danger, 0),
        Some(1) if topic.may_have_several() => signed(Role::Warning, 1),
        Some(count) => (Role::Text, fmt::count(count)),
    }
}
