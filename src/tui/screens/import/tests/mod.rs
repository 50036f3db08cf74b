mod bad_files;
mod plans;
mod stopping;
