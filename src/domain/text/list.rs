//! Fields that hold several values, separated by `;` (SPEC §8, S3.7).

/// The values of a field, outer blanks trimmed, the empty ones left out.
pub fn split_list(field: &str) -> impl Iterator<Item = &str> {
    field.split(';').map(str::trim).filter(|value| !value.is_empty())
}

/// The field with its blanks around `;` and its empty values taken out: `a ; b` becomes `a;b`
/// (S3.7).
pub fn tidy_list(field: &str) -> String {
    let mut tidy = String::with_capacity(field.len());
    for value in split_list(field) {
        if !tidy.is_empty() {
            tidy.push(';');
        }
        tidy.push_str(value);
    }
    tidy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s3_7_blanks_around_semicolons_are_repaired() {
        assert_eq!(tidy_list(" 06 12 ; +33 1;;\u{A0}; 3639 "), "06 12;+33 1;3639");
        assert_eq!(tidy_list(" ; "), "");
        assert_eq!(tidy_list("a;b"), "a;b");
    }

    #[test]
    fn s8_a_field_with_several_values_is_split_at_semicolons() {
        let values: Vec<_> = split_list("a@b.fr; c@d.fr ;").collect();
        assert_eq!(values, ["a@b.fr", "c@d.fr"]);
    }
}
