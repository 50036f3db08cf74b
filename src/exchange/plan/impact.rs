//! What a plan does to who receives what in all of its accounts (X3).

use crate::{
    domain::impact::Impact,
    exchange::error::{Result, temporary},
    store::{self, Store},
};

use super::{LeftOut, Plan};

impl Plan {
    /// What it would change without what is left out. Each account is asked for by itself, so that the store is not
    /// held meanwhile; it goes on for as long as `goes_on` says so.
    ///
    /// # Errors
    /// Those of the store, and of our temporary file; `Stopped`.
    pub fn impact(&self, store: &Store, left_out: &LeftOut, goes_on: &dyn Fn() -> bool) -> Result<Impact> {
        let (mut walk, mut impact) = (self.walk(), Impact::default());
        for first in self.accounts().filter(|first| self.touches(*first)) {
            if !goes_on() {
                return Err(store::Error::Stopped.into());
            }
            let effects = store.read(|reader| Ok(walk.effects(reader, first, left_out)))??;
            impact.add(effects, false, || Ok(self.item(first)?.called())).map_err(temporary)?;
        }
        Ok(impact)
    }
}
