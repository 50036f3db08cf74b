//! What a list of accounts is narrowed to, besides what is typed: filter menu and words.

use crate::{
    domain::account::AccountKind,
    i18n::message,
    store::{AccountQuery, CoverageFilter, Sort},
    t,
};

/// One entry of the filter's menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Narrow {
    /// Everything again.
    Nothing,
    /// Only this kind.
    Kind(AccountKind),
    /// Only those with such a coverage.
    Coverage(CoverageFilter),
}

/// The entries of the filter's menu.
pub fn entries() -> Vec<(String, Narrow)> {
    let kinds = AccountKind::ALL
        .into_iter()
        .map(|kind| (message(&format!("kind-{}", kind.code()), &[]), Narrow::Kind(kind)));
    let coverage = [CoverageFilter::Holes, CoverageFilter::SinglePoints]
        .map(|filter| (coverage_words(filter), Narrow::Coverage(filter)));
    [(t!("filter-all"), Narrow::Nothing)].into_iter().chain(kinds).chain(coverage).collect()
}

/// A filter by coverage in words.
pub fn coverage_words(filter: CoverageFilter) -> String {
    match filter {
        CoverageFilter::Holes => t!("filter-holes"),
        CoverageFilter::SinglePoints => t!("filter-single-points"),
    }
}

/// What a list is narrowed to and sorted by, in words; what goes without saying is left out.
pub fn narrowed(query: &AccountQuery) -> impl Iterator<Item = String> {
    let kind = query.kind.map(|kind| message(&format!("kind-{}", kind.code()), &[]));
    let coverage = query.coverage.map(coverage_words);
    let sort = (query.sort != Sort::default()).then(|| message(&format!("sort-{}", query.sort.code()), &[]));
    [kind, coverage, sort].into_iter().flatten()
}
