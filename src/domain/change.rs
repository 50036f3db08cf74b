//! Changes of fields: the difference between two states, the way back, and the merge of two people's
//! changes (X9, X10).

use serde_json::Value;

use super::record::Fields;

/// The change of one record: what its fields were and what they became. A field that was or became its
/// default is `null` on that side.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// The record came into being.
    Created(Fields),
    /// Some fields changed: before, after; both have the same names.
    Updated(Fields, Fields),
    /// The record ceased to be.
    Removed(Fields),
}

impl Change {
    /// What changed between two states; `None` when nothing did.
    pub fn between(before: &Fields, after: &Fields) -> Option<Self> {
        let (mut was, mut became) = (Fields::new(), Fields::new());
        for name in before.keys().chain(after.keys().filter(|name| !before.contains_key(*name))) {
            let (old, new) = (value(before, name), value(after, name));
            if old != new {
                was.insert(name.clone(), old.clone());
                became.insert(name.clone(), new.clone());
            }
        }
        (!was.is_empty()).then_some(Self::Updated(was, became))
    }

    /// What the record's fields were; `None` if it did not exist.
    pub fn before(&self) -> Option<&Fields> {
        match self {
            Self::Created(_) => None,
            Self::Updated(before, _) | Self::Removed(before) => Some(before),
        }
    }

    /// What the record's fields became; `None` if it ceased to exist.
    pub fn after(&self) -> Option<&Fields> {
        match self {
            Self::Created(after) | Self::Updated(_, after) => Some(after),
            Self::Removed(_) => None,
        }
    }

    /// The names of the fields that this change is about.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.after().or(self.before()).into_iter().flat_map(|fields| fields.keys().map(String::as_str))
    }
}

/// The value of a field, `null` for one that has its default.
pub fn value<'a>(fields: &'a Fields, name: &str) -> &'a Value {
    fields.get(name).unwrap_or(&Value::Null)
}

/// Sets a field; `null` takes it away, so that it has its default.
pub fn set(fields: &mut Fields, name: &str, value: &Value) {
    if value.is_null() {
        fields.shift_remove(name);
    } else {
        fields.insert(name.to_owned(), value.clone());
    }
}

/// Goes back from `after` to `before` on a record that stands at `current`, field by field. Fields that
/// somebody changed since are left as they are; their names are the second answer.
pub fn revert(current: &Fields, before: &Fields, after: &Fields) -> (Fields, Vec<String>) {
    let mut fields = current.clone();
    let mut kept = Vec::new();
    for (name, ours) in after {
        if value(current, name) == ours {
            set(&mut fields, name, value(before, name));
        } else if value(current, name) != value(before, name) {
            kept.push(name.clone());
        }
    }
    (fields, kept)
}

/// The merge of two people's changes to one record.
#[derive(Debug, Clone, PartialEq)]
pub enum Merge {
    /// What both did goes together; the flag says whether there was anything of theirs to keep.
    Clean(Fields, bool),
    /// Both changed these fields, differently.
    Conflict(Vec<String>),
}

/// Three-way merge by field: what I changed (`base` → `mine`) on top of what stands there now.
pub fn merge(base: &Fields, mine: &Fields, current: &Fields) -> Merge {
    let mut merged = current.clone();
    let mut conflicts = Vec::new();
    for name in base.keys().chain(mine.keys().filter(|name| !base.contains_key(*name))) {
        let (was, wanted, now) = (value(base, name), value(mine, name), value(current, name));
        if wanted == was {
            continue;
        }
        if now == was || now == wanted {
            set(&mut merged, name, wanted);
        } else {
            conflicts.push(name.clone());
        }
    }
    if conflicts.is_empty() { Merge::Clean(merged, base != current) } else { Merge::Conflict(conflicts) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn fields(value: Value) -> Fields {
        match value {
            Value::Object(fields) => fields,
            _ => panic!("fields are an object"),
        }
    }

    #[test]
    fn g7_different_fields_merge_and_the_same_field_conflicts() {
        let base = fields(json!({"phones": "1", "note": "n"}));
        let saved_by_a = fields(json!({"phones": "2", "note": "n"}));
        let note_by_b = fields(json!({"phones": "1", "note": "m"}));
        let phone_by_b = fields(json!({"phones": "3", "note": "n"}));
        assert_eq!(
            merge(&base, &note_by_b, &saved_by_a),
            Merge::Clean(fields(json!({"phones": "2", "note": "m"})), true)
        );
        assert_eq!(merge(&base, &phone_by_b, &saved_by_a), Merge::Conflict(vec!["phones".into()]));
    }

    #[test]
    fn x9_reverting_leaves_what_somebody_changed_since() {
        let before = fields(json!({"phones": "1", "name": null}));
        let after = fields(json!({"phones": "2", "name": "Ada"}));
        let current = fields(json!({"phones": "2", "name": "Ada L."}));
        assert_eq!(
            revert(&current, &before, &after),
            (fields(json!({"phones": "1", "name": "Ada L."})), vec!["name".into()])
        );
    }

    fn any_fields() -> impl Strategy<Value = Fields> {
        proptest::collection::btree_map("[a-d]", "[xyz]?", 0..4).prop_map(|map| {
            map.into_iter().filter(|(_, v)| !v.is_empty()).map(|(k, v)| (k, Value::String(v))).collect()
        })
    }

    proptest! {
        #[test]
        fn x9_undo_after_act_is_identity(before in any_fields(), after in any_fields()) {
            if let Some(Change::Updated(was, became)) = Change::between(&before, &after) {
                let (undone, kept) = revert(&after, &was, &became);
                prop_assert!(kept.is_empty());
                prop_assert_eq!(Change::between(&undone, &before), None);
            } else {
                prop_assert_eq!(Change::between(&after, &before), None);
            }
        }

        #[test]
        fn x10_a_merge_never_drops_a_field_that_somebody_else_changed(
            base in any_fields(), mine in any_fields(), current in any_fields()
        ) {
            if let Merge::Clean(merged, _) = merge(&base, &mine, &current) {
                for name in ["a", "b", "c", "d"] {
                    if value(&base, name) == value(&mine, name) {
                        prop_assert_eq!(value(&merged, name), value(&current, name));
                    } else {
                        prop_assert_eq!(value(&merged, name), value(&mine, name));
                    }
                }
            }
        }
    }
}
