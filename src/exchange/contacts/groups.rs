//! The rows of a contacts file by account, in the order in which the file first names each: whatever the order
//! of its rows, a plan reads account by account, and never has more than one account's rows in memory.

use std::{collections::HashMap, io};

use crate::{
    domain::account::reference_key,
    exchange::{
        error::{Result, temporary},
        incoming::Incoming,
        plan::{Draft, SourceRow, Spool, SpoolWriter},
        sheet::{ReadError, Row},
    },
};

/// Rows after which the progress is told while the file is read.
const PACE: usize = 500;

/// Rows of one account that stand together in the file.
#[derive(Debug, Clone, Copy)]
struct Run {
    group: u32,
    first: u32,
    len: u32,
}

/// The rows of a file, put aside, and where each account's are.
pub(super) struct Groups {
    pub rows: Spool<SourceRow>,
    /// Sorted by group, then by place.
    runs: Vec<Run>,
}

impl Groups {
    /// Reads the file to its end. `reference` gives a row's reference; unreadable rows have none.
    pub fn read(
        file: &mut Incoming,
        draft: &mut Draft,
        mut reference: impl FnMut(&Row) -> Result<String>,
    ) -> Result<Self> {
        let mut rows = SpoolWriter::new().map_err(temporary)?;
        let mut groups: HashMap<String, u32> = HashMap::new();
        let mut runs: Vec<Run> = Vec::new();
        while let Some(row) = file.next_row() {
            let (key, row) = match row {
                Ok(row) => (reference_key(&reference(&row)?), SourceRow::Read(row)),
                Err(ReadError::Row(error)) => (String::new(), SourceRow::Unreadable(error)),
                Err(ReadError::File(error)) => return Err(error.into()),
            };
            let next = groups.len() as u32;
            let group = *groups.entry(key).or_insert(next);
            let place = rows.push(&row).map_err(temporary)?;
            match runs.last_mut().filter(|run| run.group == group) {
                Some(run) => run.len += 1,
                None => runs.push(Run { group, first: place as u32, len: 1 }),
            }
            if rows.len().is_multiple_of(PACE) {
                draft.go_on(0)?;
            }
        }
        runs.sort_by_key(|run| (run.group, run.first));
        Ok(Self { rows: rows.finish().map_err(temporary)?, runs })
    }

    /// Each account's rows with their places, account by account.
    pub fn each(&self) -> impl Iterator<Item = io::Result<Vec<(usize, SourceRow)>>> {
        self.runs.chunk_by(|one, next| one.group == next.group).map(|runs| {
            let places =
                runs.iter().flat_map(|run| run.first..run.first + run.len).map(|place| place as usize);
            let mut rows = self.rows.from(runs[0].first as usize);
            let read = |place| {
                if rows.place() != place {
                    rows = self.rows.from(place);
                }
                let row = rows.next().unwrap_or_else(|| Err(io::ErrorKind::UnexpectedEof.into()))?;
                Ok((place, row))
            };
            places.map(read).collect()
        })
    }
}
