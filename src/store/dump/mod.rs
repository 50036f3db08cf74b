//! The whole store as records (SPEC §11, `export all`): every table of facts, row by row and column by column,
//! as it stands. [`load`] brings them back.
//!
//! Which columns there are is asked of the schema, so a migration needs nothing here but, for a new table, a
//! place in [`TABLES`]; a test knows when that is missing.

mod load;

use serde_json::{Number, Value};

use crate::domain::record::Fields;

use super::{
    engine::{self, Db, Row},
    error::{Error, Result},
    migrate,
};

pub use load::{Loaded, Loading};

/// Every table that is no figure derived from others, each after those that its records name.
pub(super) const TABLES: [&str; 9] =
    ["user", "account", "account_domain", "contact", "affiliation", "batch", "change", "import", "draft"];

/// Columns of them that are derived.
const DERIVED: [(&str, &str); 1] = [("account", "contacts")];

/// The last identity that each table gave, as a table: it stands after the others.
const SEQUENCE: &str = "sequence";

/// The first field of a record: the table that it stands in.
const TABLE: &str = "table";

/// A table, as far as its rows are carried.
struct Layout {
    /// Its name in a record.
    name: &'static str,
    /// Its name in the store.
    table: &'static str,
    columns: Vec<String>,
    order: Vec<String>,
}

impl Layout {
    /// All tables that the store has, in the order in which they are carried.
    fn all(db: Db) -> Result<Vec<Self>> {
        let mut all = Vec::new();
        for table in TABLES {
            let carried = |column: &String| !DERIVED.contains(&(table, column.as_str()));
            let columns: Vec<String> = engine::columns(db, table)?.into_iter().filter(carried).collect();
            // A store of an older schema has fewer.
            if !columns.is_empty() {
                all.push(Self { name: table, table, columns, order: engine::primary_key(db, table)? });
            }
        }
        let (columns, order) = (engine::columns(db, engine::SEQUENCES)?, vec!["name".to_owned()]);
        all.push(Self { name: SEQUENCE, table: engine::SEQUENCES, columns, order });
        Ok(all)
    }

    /// The statement that reads its rows.
    fn select(&self) -> String {
        format!("SELECT {} FROM \"{}\" ORDER BY {}", list(&self.columns), self.table, list(&self.order))
    }

    /// The statement that writes one.
    fn insert(&self) -> String {
        let places: Vec<String> = (1..=self.columns.len()).map(|place| format!("?{place}")).collect();
        format!("INSERT INTO \"{}\" ({}) VALUES ({})", self.table, list(&self.columns), places.join(", "))
    }

    fn record(&self, row: &Row) -> Result<Fields> {
        let mut record = Fields::with_capacity(self.columns.len() + 1);
        record.insert(TABLE.into(), self.name.into());
        for (place, column) in self.columns.iter().enumerate() {
            record.insert(column.clone(), value(row, place)?);
        }
        Ok(record)
    }
}

fn list(columns: &[String]) -> String {
    columns.iter().map(|column| format!("\"{column}\"")).collect::<Vec<_>>().join(", ")
}

/// A column's value: nothing, a whole number or a text; our tables hold nothing else.
fn value(row: &Row, place: usize) -> Result<Value> {
    let value = row.get_ref(place)?;
    Ok(match value.as_i64_or_null() {
        Ok(None) => Value::Null,
        Ok(Some(number)) => Value::Number(Number::from(number)),
        Err(_) => Value::from(value.as_str().map_err(Error::damaged)?),
    })
}

/// Every record of the store, table by table in the order of its primary key, until the visitor says `false`.
/// Its first field is the table, the others are the columns.
///
/// # Errors
/// `Updated` when a newer Carnet took the store over meanwhile: it may have tables that we do not know.
pub(super) fn each(db: Db, mut visit: impl FnMut(&Fields) -> Result<bool>) -> Result<()> {
    if engine::schema(db)? != migrate::SCHEMA {
        return Err(Error::Updated);
    }
    let mut go_on = true;
    for layout in Layout::all(db)? {
        db.each(&layout.select(), &[], |row| {
            go_on = visit(&layout.record(row)?)?;
            Ok(go_on)
        })?;
        if !go_on {
            break;
        }
    }
    Ok(())
}
