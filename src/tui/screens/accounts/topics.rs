//! The column of topics that too few receive: how many there are, and by name what the list is filtered for (X1).

use crate::{
    domain::{coverage::Coverage, text::width, topic::Topic},
    i18n::message,
    store::CoverageFilter,
    t,
    tui::{look::Role, widget::table::Column},
};

/// The column, worded once a frame.
pub enum Topics {
    /// The number of those without a recipient.
    Counted,
    /// The names of those that the list is filtered for: the word of every topic.
    Named(CoverageFilter, Vec<String>),
}

impl Topics {
    /// What a list that is filtered so shows.
    pub fn of(filter: Option<CoverageFilter>) -> Self {
        let word = |topic: Topic| message(&format!("topic-word-{}", topic.code()), &[]);
        filter.map_or(Self::Counted, |filter| Self::Named(filter, Topic::ALL.map(word).into()))
    }

    /// Its place in the table: names are what was asked for, so others give way to them.
    pub fn column(&self) -> Column {
        match self {
            Self::Counted => Column::number(t!("column-holes"), 24, 4),
            Self::Named(CoverageFilter::Holes, _) => Column::new(t!("column-holes-named"), 23, 80, 0),
            Self::Named(CoverageFilter::SinglePoints, _) => {
                Column::new(t!("filter-single-points"), 23, 80, 0)
            }
        }
    }

    /// The cell of an account in so many columns.
    pub fn cell(&self, coverage: Coverage, columns: u16) -> (Role, String) {
        let signed = |role: Role, text: &str| (role, format!("{}{text}", role.sign().unwrap_or("")));
        match self {
            Self::Counted => match coverage.holes().count() {
                0 => (Role::Dim, "0".to_owned()),
                holes => signed(Role::Danger, &holes.to_string()),
            },
            Self::Named(filter, words) => {
                let word = |topic: Topic| words[topic as usize].as_str();
                let (role, names): (_, Vec<&str>) = match filter {
                    CoverageFilter::Holes => (Role::Danger, coverage.holes().map(word).collect()),
                    CoverageFilter::SinglePoints => {
                        (Role::Warning, coverage.single_points().map(word).collect())
                    }
                };
                signed(role, &format!(" {}", some_of(&names, usize::from(columns.saturating_sub(2)))))
            }
        }
    }
}

/// As many names as the columns have room for, and how many more there are: « Rappels, Contrat +2 ».
fn some_of(names: &[&str], columns: usize) -> String {
    let first = |count: usize| match names.len() - count {
        0 => names.join(", "),
        more => format!("{} +{more}", names[..count].join(", ")),
    };
    let fits = |text: &String| width(text) <= columns;
    (1..=names.len()).rev().map(first).find(fits).unwrap_or_else(|| first(names.len().min(1)))
}

#[cfg(test)]
mod tests {
    use super::some_of;

    #[test]
    fn x1_as_many_topics_are_named_as_there_is_room_for_and_the_others_counted() {
        let names = ["Rappels", "Contrat", "Litiges"];
        assert_eq!(some_of(&names, 25), "Rappels, Contrat, Litiges");
        assert_eq!(some_of(&names, 24), "Rappels, Contrat +1");
        assert_eq!(some_of(&names, 18), "Rappels +2");
        assert_eq!(some_of(&names, 3), "Rappels +2", "one is named, and cut");
        assert_eq!(some_of(&[], 10), "");
    }
}
