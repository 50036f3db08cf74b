use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::config::Paths;

fn paths(config: Option<&str>, set: &[(&str, &str)]) -> Paths {
    let env = |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, v)| OsString::from(v));
    Paths::new(config.map(PathBuf::from), &env, Path::new("/users/alice"))
}

#[test]
fn without_variables_the_usual_folders_under_home() {
    let paths = paths(None, &[]);
    assert_eq!(paths.config_file, Path::new("/users/alice/.config/carnet/config.toml"));
    assert_eq!(paths.data_dir, Path::new("/users/alice/.local/share/carnet"));
    assert!(!paths.config_named);
}

#[test]
fn xdg_folders_are_followed_if_absolute() {
    let moved = paths(None, &[("XDG_CONFIG_HOME", "/c"), ("XDG_DATA_HOME", "/d")]);
    assert_eq!(moved.config_file, Path::new("/c/carnet/config.toml"));
    assert_eq!(moved.data_dir, Path::new("/d/carnet"));
    let relative = paths(None, &[("XDG_CONFIG_HOME", "c"), ("XDG_DATA_HOME", "")]);
    assert_eq!(relative, paths(None, &[]));
}

#[test]
fn s11_the_file_of_the_flag_goes_before_that_of_the_variable() {
    let both = paths(Some("/flag.toml"), &[("CARNET_CONFIG", "/variable.toml")]);
    assert_eq!(both.config_file, Path::new("/flag.toml"));
    let variable = paths(None, &[("CARNET_CONFIG", "/variable.toml")]);
    assert_eq!(variable.config_file, Path::new("/variable.toml"));
    assert!(both.config_named && variable.config_named);
    assert!(!paths(None, &[("CARNET_CONFIG", "")]).config_named);
}

#[test]
fn the_option_database_names_a_file() {
    let paths = paths(Some("/etc/carnet/config.toml"), &[]);
    assert_eq!(paths.database(""), Path::new("/users/alice/.local/share/carnet/carnet.db"));
    assert_eq!(paths.database("~/desk.db"), Path::new("/users/alice/desk.db"));
    assert_eq!(paths.database("desk.db"), Path::new("/etc/carnet/desk.db"));
    assert_eq!(paths.database("/srv/desk.db"), Path::new("/srv/desk.db"));
}
