//! Text from outside: stored as it came, compared folded, shown cleaned.
//!
//! * [`one_line`], [`many_lines`]: what is stored.
//! * [`display()`], [`fit`], [`wrap`], [`width`]: what reaches a terminal.
//! * [`fold()`], [`index_text`], [`query_phrases`]: what is compared and searched.
//! * [`parse_email`], [`parse_phones`], [`parse_international`], [`parse_domains`]: one parser per
//!   thing, for the form, the importer and the command line alike.

mod display;
mod domain_name;
mod email;
mod fold;
mod invisible;
mod layout;
mod list;
mod phone;
mod search;
mod stored;

#[cfg(test)]
mod naughty_tests;

pub use display::display;
pub use domain_name::{DomainProblem, ascii, parse_domains};
pub use email::{NotEmail, fold_address, parse_email, same_address};
pub use fold::fold;
pub use layout::{fit, width, wrap};
pub use list::{split_list, tidy_list};
pub use phone::{
    HOME_COUNTRY, NoDigit, NotInternational, digits, parse_international, parse_phones, search_forms,
};
pub use search::{index_text, query_phrases, words};
pub use stored::{Refused, many_lines, one_line};
