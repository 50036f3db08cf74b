mod bad_files;
mod plans;
mod rejects;
mod stopping;
mod synchronise;
