//! Numbers, dates, durations and sizes as the language of this thread writes them.

use std::time::Duration;

use chrono::{DateTime, NaiveDate, TimeZone};

use super::{Lang, lang};
use crate::t;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// An integer in groups of three: `12 345` in French (narrow no-break spaces), `12,345` in English.
#[must_use]
pub fn count(number: impl TryInto<i64>) -> String {
    group(number.try_into().unwrap_or(i64::MAX), lang())
}

pub(super) fn group(number: i64, lang: Lang) -> String {
    let separator = match lang {
        Lang::Fr => '\u{202f}',
        Lang::En => ',',
    };
    let digits = number.unsigned_abs().to_string();
    let mut grouped = String::from(if number < 0 { "-" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

/// A day: `31/12/2026` in French, `2026-12-31` in English.
#[must_use]
pub fn date(day: NaiveDate) -> String {
    let pattern = match lang() {
        Lang::Fr => "%d/%m/%Y",
        Lang::En => "%Y-%m-%d",
    };
    day.format(pattern).to_string()
}

/// A day and its time to the minute, in the moment's own zone.
#[must_use]
pub fn date_time<Z: TimeZone>(moment: &DateTime<Z>) -> String
where
    Z::Offset: std::fmt::Display,
{
    format!("{} {}", date(moment.date_naive()), moment.format("%H:%M"))
}

/// How long ago, in the largest unit that fits: « il y a 3 jours ».
#[must_use]
pub fn ago(elapsed: Duration) -> String {
    match elapsed.as_secs() {
        0..MINUTE => t!("ago-now"),
        seconds @ MINUTE..HOUR => t!("ago-minutes", count = seconds / MINUTE),
        seconds @ HOUR..DAY => t!("ago-hours", count = seconds / HOUR),
        seconds => t!("ago-days", count = seconds / DAY),
    }
}

/// A size in bytes, in binary multiples with at most one decimal: « 1,5 Mio », `1.5 MiB`.
#[must_use]
pub fn size(bytes: u64) -> String {
    if bytes < 1024 {
        return t!("size-bytes", count = bytes);
    }
    // Counted in tenths, so that what rounds up to 1024 KiB is said as 1 MiB.
    let mut tenths = u128::from(bytes) * 10;
    let mut steps = 0;
    while tenths >= 10_235 && steps < 4 {
        tenths = (tenths + 512) / 1024;
        steps += 1;
    }
    let whole = count(tenths / 10);
    let number = match (tenths % 10, lang()) {
        (0, _) => whole,
        (tenth, Lang::Fr) => format!("{whole},{tenth}"),
        (tenth, Lang::En) => format!("{whole}.{tenth}"),
    };
    match steps {
        1 => t!("size-kib", number = number),
        2 => t!("size-mib", number = number),
        3 => t!("size-gib", number = number),
        _ => t!("size-tib", number = number),
    }
}
